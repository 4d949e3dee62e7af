package io.dateline.api;

import java.util.Map;

/**
 * An answer of the query API.
 *
 * @param status the HTTP status
 * @param headers its headers, with lower-case names
 * @param body its body, in UTF-8
 */
public record Response(int status, Map<String, String> headers, String body) {}

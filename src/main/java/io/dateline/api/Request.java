package io.dateline.api;

import java.util.List;
import java.util.Map;

/**
 * A request to the query API.
 *
 * @param method the HTTP method
 * @param path the decoded path, from {@code /}
 * @param parameters the query's parameters, each with all its values, decoded
 */
public record Request(String method, String path, Map<String, List<String>> parameters) {}

package io.dateline.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.api.Caller.Role;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How members sign in (OpenID Connect Core 1.0), and what makes one an editor.
 *
 * @param issuer who vouches for members: an address whose {@code /.well-known/openid-configuration}
 *     describes the rest
 * @param client the client id that the page has there
 * @param hosts other sites at which the issuer answers the page, such as {@code
 *     https://auth.news.example}, where its token endpoint is at one of them
 * @param editors which members may decide
 * @param owners which members may add articles too
 */
public record SignIn(
    String issuer, String client, List<String> hosts, Grant editors, Grant owners) {

  /** A site, by https; by http on this machine alone. Group 1 is its origin. */
  private static final Pattern SITE =
      Pattern.compile(
          "(https://[A-Za-z0-9.-]+(?::\\d{1,5})?|http://(?:localhost|127\\.0\\.0\\.1)(?::\\d{1,5})?)"
              + "(?:/[A-Za-z0-9._~/%-]*)?");

  /** Characters of a client id that stand in an attribute and in a query alike. */
  private static final Pattern CLIENT = Pattern.compile("[\\x21-\\x7e]{1,256}");

  /**
   * @throws IllegalArgumentException if the issuer, the client id or a host cannot be one
   */
  public SignIn {
    hosts = List.copyOf(hosts);
    Stream.concat(Stream.of(issuer), hosts.stream()).forEach(SignIn::origin);
    if (!CLIENT.matcher(client).matches()) {
      throw new IllegalArgumentException("takes a client id like dateline, not " + client);
    }
  }

  /** The origin of a site, such as {@code https://id.example}. */
  private static String origin(String site) {
    Matcher matcher = SITE.matcher(site);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("takes an address like https://id.example, not " + site);
    }
    return matcher.group(1);
  }

  /**
   * What makes a member an editor or an owner: a claim of their token that is, or lists, a value.
   *
   * @param claim its name; empty where no claim does
   * @param value the value
   */
  public record Grant(String claim, String value) {

    /** Nobody. */
    public static final Grant NONE = new Grant("", "");

    /**
     * Reads {@code groups=editors}; what follows the first {@code =} is the value.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Grant of(String text) {
      int equals = text.indexOf('=');
      if (equals < 1 || equals == text.length() - 1) {
        throw new IllegalArgumentException(
            "takes a claim and its value, like groups=editors, not " + text);
      }
      return new Grant(text.substring(0, equals), text.substring(equals + 1));
    }

    /** Whether claims hold it. A list holds a value that is one of its entries. */
    boolean isIn(JsonNode claims) {
      return !claim.isEmpty() && isAmong(value, claims.path(claim));
    }
  }

  private static boolean isAmong(String value, JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? StreamSupport.stream(oneOrMany.spliterator(), false)
            .anyMatch(one -> one.isTextual() && one.textValue().equals(value))
        : oneOrMany.isValueNode() && oneOrMany.asText().equals(value);
  }

  /**
   * Whom the claims of a token name: a stranger, unless the issuer made it for this client. Whoever
   * asks has verified its signature and that it has not expired.
   *
   * <p>An ID token names its client in {@code aud}; an access token, which has other audiences, may
   * name it in {@code client_id}, as Amazon Cognito's do.
   */
  public Caller caller(JsonNode claims) {
    String subject = claims.path("sub").asText("");
    boolean isOurs =
        claims.path("iss").asText("").equals(issuer)
            && (isAmong(client, claims.path("aud")) || isAmong(client, claims.path("client_id")));
    if (subject.isBlank() || !isOurs) {
      return Caller.STRANGER;
    }
    Role role = owners.isIn(claims) ? Role.OWNER : editors.isIn(claims) ? Role.EDITOR : Role.READER;
    return new Caller(subject, role);
  }

  /** The sites that the page asks for tokens, as a content security policy names them. */
  String sources() {
    return Stream.concat(Stream.of(issuer), hosts.stream())
        .map(SignIn::origin)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** What the page's element tells its scripts: its attributes, each after a space. */
  String attributes() {
    return " data-issuer=\"%s\" data-client=\"%s\" data-sources=\"%s\""
        .formatted(Markup.text(issuer), Markup.text(client), Markup.text(sources()));
  }
}

package io.dateline.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.api.Caller.Role;
import io.dateline.api.format.Html;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How members sign in (OpenID Connect Core 1.0), and what makes one a member or an editor.
 *
 * @param issuer who vouches for members: an address whose {@code /.well-known/openid-configuration}
 *     describes the rest
 * @param client the client id that the page has there
 * @param hosts other sites at which the issuer answers the page, such as {@code
 *     https://auth.news.example}, where its token endpoint is at one of them
 * @param readers which accounts of the issuer are members; {@link Grant#NONE} for all of them.
 *     Editors and owners are members in any case
 * @param editors which members may decide
 * @param owners which members may add articles too
 */
public record SignIn(
    String issuer, String client, List<String> hosts, Grant readers, Grant editors, Grant owners) {

  /** Characters of a subject (OpenID Connect Core 1.0, 2): decisions and the log name them. */
  private static final int LONGEST_SUBJECT = 255;

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

  /**
   * The origin of a site, such as {@code https://id.example}.
   *
   * @throws IllegalArgumentException if it is none by https, or by http on this machine
   */
  public static String origin(String site) {
    Matcher matcher = SITE.matcher(site);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("takes an address like https://id.example, not " + site);
    }
    return matcher.group(1);
  }

  /**
   * The condition for being a member, an editor or an owner: a claim of the token that is, or
   * lists, a value.
   *
   * @param claim its name; empty where no claim does
   * @param value the value
   */
  public record Grant(String claim, String value) {

    /** Nobody. */
    public static final Grant NONE = new Grant("", "");

    /**
     * @throws IllegalArgumentException if one is given without the other
     */
    public Grant {
      if (claim.isBlank() != value.isBlank()) {
        throw new IllegalArgumentException(
            "takes a claim and its value, like groups=editors, not \"%s=%s\""
                .formatted(claim, value));
      }
    }

    /**
     * Reads {@code groups=editors}; what follows the first {@code =} is the value.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Grant of(String text) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "takes a claim and its value, like groups=editors, not \"" + text + "\"");
      }
      return new Grant(text.substring(0, equals), text.substring(equals + 1));
    }

    /** Whether claims hold it. A list holds a value that is one of its entries. */
    boolean isIn(JsonNode claims) {
      return !claim.isBlank() && isAmong(value, claims.path(claim));
    }
  }

  private static boolean isAmong(String value, JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? StreamSupport.stream(oneOrMany.spliterator(), false)
            .anyMatch(one -> one.isTextual() && one.textValue().equals(value))
        : oneOrMany.isValueNode() && oneOrMany.asText().equals(value);
  }

  /**
   * The caller that the claims of a token name: a stranger, unless the issuer made it for this
   * client. The signature and the expiry must have been verified before. An account that is no
   * member's is a stranger with a name.
   *
   * <p>An ID token names its client in {@code aud}, and where it has several audiences whom it was
   * given to in {@code azp}; an access token without an audience, such as Amazon Cognito's, names
   * it in {@code client_id}.
   */
  public Caller caller(JsonNode claims) {
    String subject = claims.path("sub").asText("");
    boolean isOurs =
        claims.path("iss").asText("").equals(issuer)
            && isAmong(client, claims.path(claims.has("aud") ? "aud" : "client_id"))
            && (!claims.has("azp") || claims.path("azp").asText("").equals(client));
    if (subject.isBlank() || subject.length() > LONGEST_SUBJECT || !isOurs) {
      return Caller.STRANGER;
    }
    return new Caller(subject, role(claims));
  }

  private Role role(JsonNode claims) {
    if (owners.isIn(claims)) {
      return Role.OWNER;
    }
    if (editors.isIn(claims)) {
      return Role.EDITOR;
    }
    return readers.equals(Grant.NONE) || readers.isIn(claims) ? Role.READER : Role.STRANGER;
  }

  /** The sites that the page asks for tokens, as a content security policy names them. */
  String sources() {
    return Stream.concat(Stream.of(issuer), hosts.stream())
        .map(SignIn::origin)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** Attributes of the page's element, each after a space, that state it to the scripts. */
  Html attributes() {
    return Html.of(
        " data-issuer=\"{}\" data-client=\"{}\" data-sources=\"{}\"", issuer, client, sources());
  }
}

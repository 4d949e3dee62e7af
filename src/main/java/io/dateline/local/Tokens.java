package io.dateline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.sun.net.httpserver.Headers;
import io.dateline.api.Caller;
import io.dateline.api.SignIn;
import io.dateline.json.Json;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Verifies members' tokens, as API Gateway does in the cloud: their signature by the issuer's keys,
 * who made them, for which client, and until when.
 *
 * <p>The keys are kept for minutes, and asked for again when a token names one that is not among
 * them, at most twice in half a minute: an issuer may change its keys at any time.
 */
final class Tokens {

  private static final String DESCRIPTION = "/.well-known/openid-configuration";

  private static final int MILLIS = 5_000;

  /** Old keys count for so long where the issuer does not answer. */
  private static final long OUTAGE_MILLIS = 3_600_000;

  private static final int MOST_BYTES = 200_000;

  private static final DefaultResourceRetriever RETRIEVER =
      new DefaultResourceRetriever(MILLIS, MILLIS, MOST_BYTES);

  /** Signed by a key of the issuer's: neither unsigned nor by a secret that others share. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final Pattern BEARER = Pattern.compile("(?i)bearer +([A-Za-z0-9._-]+)");

  private final SignIn signIn;
  private final DefaultJWTProcessor<SecurityContext> processor;

  private Tokens(SignIn signIn, URI keys, InstantSource clock) throws IOException {
    this.signIn = signIn;
    this.processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            ALGORITHMS,
            JWKSourceBuilder.create(keys.toURL(), RETRIEVER)
                .refreshAheadCache(false)
                .retrying(true)
                .outageTolerant(OUTAGE_MILLIS)
                .build()));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            new JWTClaimsSet.Builder().issuer(signIn.issuer()).build(), Set.of("sub", "exp")) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        });
  }

  /**
   * Asks an issuer where its keys are, and at which sites it answers.
   *
   * @param asked how members sign in; the sites are added to it
   * @param clock by which tokens expire
   * @throws IOException if the issuer does not answer as one of OpenID Connect does
   */
  static Tokens of(SignIn asked, InstantSource clock) throws IOException {
    String address = asked.issuer().replaceFirst("/$", "") + DESCRIPTION;
    JsonNode described =
        Json.json().readTree(RETRIEVER.retrieveResource(URI.create(address).toURL()).getContent());
    if (!described.path("issuer").asText().equals(asked.issuer())) {
      throw new IOException(
          "%s is of the issuer \"%s\"".formatted(address, described.path("issuer").asText()));
    }
    try {
      List<String> hosts =
          Stream.of("token_endpoint", "revocation_endpoint")
              .map(name -> described.path(name).asText(""))
              .filter(endpoint -> !endpoint.isEmpty())
              .map(Tokens::site)
              .distinct()
              .toList();
      SignIn signIn =
          new SignIn(
              asked.issuer(),
              asked.client(),
              hosts,
              asked.readers(),
              asked.editors(),
              asked.owners());
      String keys = described.path("jwks_uri").asText("");
      SignIn.origin(site(keys));
      return new Tokens(signIn, URI.create(keys), clock);
    } catch (IllegalArgumentException e) {
      throw new IOException(address + ": " + e.getMessage(), e);
    }
  }

  private static String site(String endpoint) {
    return URI.create(endpoint).resolve("/").toString();
  }

  /** How members sign in. */
  SignIn signIn() {
    return signIn;
  }

  /** The member whose token a request brings; a stranger where it brings none that counts. */
  Caller caller(Headers headers) {
    List<String> given = headers.getOrDefault("Authorization", List.of());
    return given.size() == 1 ? caller(given.getFirst()) : Caller.STRANGER;
  }

  private Caller caller(@Nullable String authorization) {
    Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization.strip());
    if (!bearer.matches()) {
      return Caller.STRANGER;
    }
    try {
      JWTClaimsSet claims = processor.process(bearer.group(1), null);
      return signIn.caller(Json.json().readTree(claims.toString()));
    } catch (ParseException | BadJOSEException | RateLimitReachedException e) {
      // It is none, or names a key that was not there a moment ago.
      return Caller.STRANGER;
    } catch (JOSEException | IOException e) {
      System.err.println("dateline: a token could not be verified: " + Output.plain(e.toString()));
      return Caller.STRANGER;
    }
  }
}

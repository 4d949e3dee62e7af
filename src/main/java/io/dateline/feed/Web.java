package io.dateline.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches from the web: http and https alone, from hosts within {@link Reach}, one request at a
 * time at each host, with bounds on size, time and redirects; no cookies, no credentials, no proxy.
 * Safe for several threads.
 */
public final class Web implements AutoCloseable {

  /** What robots.txt calls Dateline, and how its user agent begins. */
  static final String NAME = "Dateline";

  private static final String TOO_LONG = "it took too long";
  private static final int MOST_REDIRECTS = 5;
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);
  private static final int LONGEST_LINE = 16_384;
  private static final int MOST_HEADERS = 200;

  private final Bounds bounds;
  private final InstantSource clock;
  private final Turns turns;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("watchdog").factory());

  /**
   * How long an answer may take.
   *
   * @param silence until a connection stands, and between two pieces of an answer
   * @param whole for an answer in all, however steadily it trickles
   * @param visit for all that is done to get it: redirects, the robots.txt of each site on the way,
   *     and the turns that are waited for
   */
  record Bounds(Duration silence, Duration whole, Duration visit) {
    static final Bounds USUAL =
        new Bounds(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(90));
  }

  /**
   * The web.
   *
   * @param contact of whoever runs this Dateline: an e-mail address or a page, for those whose
   *     servers are asked
   * @param reach which hosts may be asked
   * @param clock when it is
   */
  public Web(String contact, Reach reach, InstantSource clock) {
    this(
        contact,
        host -> reach.allowed(host, InetAddress::getAllByName),
        Bounds.USUAL,
        clock,
        Thread::sleep);
  }

  /**
   * @param names the addresses of hosts, where they may be connected to
   * @param sleep waits for a turn
   */
  Web(String contact, Reach.Names names, Bounds bounds, InstantSource clock, Turns.Sleep sleep) {
    this.bounds = bounds;
    this.clock = clock;
    this.turns = new Turns(clock, sleep);
    this.client = client(userAgent(contact), names, bounds);
  }

  /**
   * How Dateline says who it is.
   *
   * @throws IllegalArgumentException if the contact is none
   */
  public static String userAgent(String contact) {
    if (!contact.matches("[!-'*-~]{3,200}") || !contact.matches(".*[@/].*")) {
      throw new IllegalArgumentException(
          "takes an e-mail address or the address of a page, such as news@example.org, not \""
              + contact
              + "\"");
    }
    return NAME + "/1.0 (+" + contact + ")";
  }

  private static CloseableHttpClient client(String userAgent, Reach.Names names, Bounds bounds) {
    Timeout silence = Timeout.of(bounds.silence());
    DnsResolver resolver =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            return names.addresses(host);
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    Http1Config headers =
        Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_HEADERS).build();
    return HttpClientBuilder.create()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setMaxConnTotal(100)
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder().http1Config(headers).build())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(silence)
                        .setSocketTimeout(silence)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(silence)
                .setProtocolUpgradeEnabled(false)
                .setAuthenticationEnabled(false)
                .build())
        .setUserAgent(userAgent)
        // Each request resolves its host anew, so that none goes by what was true before.
        .setConnectionReuseStrategy((_, _, _) -> false)
        .disableCookieManagement()
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableAuthCaching()
        .build();
  }

  /** Requests take their turns by this. */
  Turns turns() {
    return turns;
  }

  /** Says what may be fetched. */
  @FunctionalInterface
  interface Leave {
    /** All may be. */
    Leave ALL = (_, _) -> {};

    /**
     * Checks an address.
     *
     * @param visit that fetches it
     * @throws WebException if it may not be fetched
     */
    void check(URI address, Visit visit) throws WebException;
  }

  /**
   * What was answered.
   *
   * @param address that answered, after all redirects
   * @param status 200, or any other that is no redirect and does not ask to be left alone
   * @param type the media type in lower case, without parameters; empty where none is said
   * @param charset that was said with it, or null
   * @param etag the tag of this version, or null
   * @param lastModified when it was last changed, as the server says it, or null
   * @param content of a 200, unpacked; empty otherwise
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Answer(
      URI address,
      int status,
      String type,
      @Nullable String charset,
      @Nullable String etag,
      @Nullable String lastModified,
      byte[] content) {}

  /**
   * Fetches.
   *
   * @param address checked by {@link WebAddress}
   * @param accept the media types that are wanted
   * @param version what is known already, by {@code If-None-Match} and {@code If-Modified-Since}
   * @param most bytes, unpacked
   * @param leave is asked before each request, those of redirects too
   * @throws WebException if there is no answer, or none that is taken
   */
  Answer get(URI address, String accept, Map<String, String> version, int most, Leave leave)
      throws WebException {
    return get(address, accept, version, most, leave, visit(clock.instant().plus(bounds.visit())));
  }

  /** A visit that has to end at an instant. */
  Visit visit(Instant until) {
    return new Visit(clock, until, bounds.silence());
  }

  /**
   * Fetches, as part of a visit that has begun.
   *
   * @param visit it
   */
  Answer get(
      URI address, String accept, Map<String, String> version, int most, Leave leave, Visit visit)
      throws WebException {
    URI asked = address;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      Fetched fetched;
      URI next = asked;
      try {
        leave.check(next, visit);
        fetched = take(next, accept, version, most, visit);
      } catch (WebException e) {
        boolean isOfServers = redirects > 0 && e.isLate() && !visit.wasHeldUp();
        throw isOfServers ? WebException.spent(TOO_LONG, e) : e;
      }
      if (fetched.location() == null) {
        return fetched.answer();
      }
      asked = WebAddress.resolved(next, fetched.location());
    }
    throw WebException.lasting("it redirects more than " + MOST_REDIRECTS + " times");
  }

  private Fetched take(
      URI address, String accept, Map<String, String> version, int most, Visit visit)
      throws WebException {
    try {
      return turns.take(
          address.getHost(), visit, () -> send(address, accept, version, most, visit));
    } catch (WebException e) {
      throw e;
    } catch (IOException e) {
      throw WebException.passing("it could not be fetched: " + e.getClass().getSimpleName(), e);
    }
  }

  /** An answer, or where it redirects to. */
  private record Fetched(Answer answer, @Nullable String location) {}

  private Fetched send(
      URI address, String accept, Map<String, String> version, int most, Visit visit)
      throws WebException {
    Duration left = visit.left();
    boolean isCut = left.compareTo(bounds.whole()) < 0;
    Duration longest = isCut ? left : bounds.whole();
    HttpGet get = new HttpGet(address);
    get.setHeader("Accept", accept);
    version.forEach(get::setHeader);
    AtomicBoolean isLate = new AtomicBoolean();
    Future<?> end =
        watchdog.schedule(
            () -> {
              isLate.set(true);
              get.cancel();
            },
            longest.toMillis(),
            TimeUnit.MILLISECONDS);
    try (ClassicHttpResponse response = client.executeOpen(HttpHost.create(address), get, null)) {
      return fetched(address, response, most);
    } catch (WebException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw isLate.get() ? late(isCut, e) : failure(e);
    } finally {
      end.cancel(false);
    }
  }

  /**
   * @param isCut whether less time was left of the visit than an answer may take
   */
  private static WebException late(boolean isCut, Exception e) {
    return isCut ? WebException.late() : WebException.passing(TOO_LONG, e);
  }

  private static WebException failure(Exception e) {
    return switch (e) {
      case Reach.ForbiddenException forbidden ->
          WebException.lasting(String.valueOf(forbidden.getMessage()));
      case UnknownHostException _ -> WebException.passing("its host is not known", e);
      case ConnectException _ -> WebException.passing("its host cannot be reached", e);
      case SocketTimeoutException _ -> WebException.passing("it did not answer in time", e);
      case SSLException _ -> WebException.passing("its certificate or its TLS is not accepted", e);
      default ->
          WebException.passing("it could not be fetched: " + e.getClass().getSimpleName(), e);
    };
  }

  private Fetched fetched(URI address, ClassicHttpResponse response, int most) throws IOException {
    int status = response.getCode();
    String location = header(response, "Location");
    if (status == 429 || status == 503) {
      throw WebException.busy("it answered " + status, retryAfter(response));
    }
    boolean isRedirect =
        status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    byte[] content = status == 200 ? content(response.getEntity(), most) : new byte[0];
    ContentType type = ContentType.parseLenient(header(response, "Content-Type"));
    Charset charset = type == null ? null : type.getCharset();
    Answer answer =
        new Answer(
            address,
            status,
            type == null ? "" : type.getMimeType().toLowerCase(Locale.ROOT),
            charset == null ? null : charset.name(),
            header(response, "ETag"),
            header(response, "Last-Modified"),
            content);
    return new Fetched(answer, isRedirect ? location : null);
  }

  private static byte[] content(@Nullable HttpEntity entity, int most) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    if (entity.getContentLength() > most) {
      throw tooLarge(most);
    }
    try (InputStream in = entity.getContent()) {
      byte[] content = in.readNBytes(most + 1);
      if (content.length > most) {
        throw tooLarge(most);
      }
      return content;
    }
  }

  private static WebException tooLarge(int most) {
    return WebException.lasting("it is longer than " + (most >> 20) + " MB");
  }

  /** As a number of seconds or a date (RFC 9110 §10.2.3); none where it is neither. */
  private Duration retryAfter(ClassicHttpResponse response) {
    String told = header(response, "Retry-After");
    Duration after = Duration.ZERO;
    if (told != null && told.strip().matches("\\d{1,9}")) {
      after = Duration.ofSeconds(Long.parseLong(told.strip()));
    } else if (told != null) {
      try {
        Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(told.strip()));
        after = Duration.between(clock.instant(), until);
      } catch (DateTimeException e) {
        after = Duration.ZERO;
      }
    }
    Duration least = after.isNegative() ? Duration.ZERO : after;
    return least.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : least;
  }

  private static @Nullable String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  /** The headers that ask for an answer only where it is another than the one that is known. */
  static Map<String, String> version(@Nullable String etag, @Nullable String lastModified) {
    Map<String, String> version = new LinkedHashMap<>();
    if (etag != null) {
      version.put("If-None-Match", etag);
    }
    if (lastModified != null) {
      version.put("If-Modified-Since", lastModified);
    }
    return version;
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
    try {
      client.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

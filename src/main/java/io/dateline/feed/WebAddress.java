package io.dateline.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Checks addresses that are to be fetched. */
final class WebAddress {

  /** Longer ones are refused by many servers, and by none of a feed. */
  static final int LONGEST = 2_000;

  private static final int HIGHEST_PORT = 65_535;

  private WebAddress() {}

  /**
   * An address, without its fragment.
   *
   * @throws WebException if it is none of the web, or holds a name and password
   */
  static URI of(String text) throws WebException {
    try {
      return checked(new URI(text.strip()));
    } catch (URISyntaxException e) {
      throw WebException.lasting("it is no address of the web");
    }
  }

  /** The same of an address that stands in an answer, relative to that which was asked. */
  static URI resolved(URI asked, String location) throws WebException {
    try {
      return checked(asked.resolve(new URI(location.strip())));
    } catch (URISyntaxException e) {
      throw WebException.lasting("it leads to what is no address of the web");
    }
  }

  private static URI checked(URI address) throws WebException {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw WebException.lasting("only http and https are fetched");
    }
    if (address.getHost() == null || address.toString().length() > LONGEST) {
      throw WebException.lasting("it is no address of the web of at most 2,000 characters");
    }
    if (address.getPort() == 0 || address.getPort() > HIGHEST_PORT) {
      throw WebException.lasting("its port is none of 1 to 65535");
    }
    if (address.getRawUserInfo() != null) {
      throw WebException.lasting("an address with a name and password is not fetched");
    }
    String whole = address.toASCIIString();
    int fragment = whole.indexOf('#');
    String path = fragment < 0 ? whole : whole.substring(0, fragment);
    return URI.create(address.getRawPath().isEmpty() ? withSlash(path) : path);
  }

  private static String withSlash(String address) {
    int query = address.indexOf('?');
    return query < 0 ? address + "/" : address.substring(0, query) + "/" + address.substring(query);
  }

  /** The scheme, host and port of an address, which robots.txt and politeness go by. */
  static String site(URI address) {
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    int port = address.getPort();
    boolean isUsual = port == (scheme.equals("https") ? 443 : 80);
    return scheme
        + "://"
        + address.getHost().toLowerCase(Locale.ROOT)
        + (port < 0 || isUsual ? "" : ":" + port);
  }
}

package io.dateline.feed;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The hosts that may be asked. An address of the web may name a host of the network that Dateline
 * runs in, such as the service that hands out its credentials; so may a redirect, and a name that
 * leads there for a moment. A host's name is resolved once for each request, and what is not
 * allowed of its addresses is never connected to.
 */
public enum Reach {
  /** Hosts of the public internet. */
  PUBLIC,
  /** Those of this machine and its network too: for one's own feeds and for tests. */
  ANYWHERE;

  /**
   * What is not globally reachable of IPv4, and what is multicast or reserved: the registry of
   * special addresses (RFC 6890, as of 2026).
   */
  private static final List<Range> RESERVED_4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** Global unicast, the only addresses of IPv6 that are public. */
  private static final Range GLOBAL_6 = Range.of("2000::/3");

  /** Of these: protocols (Teredo among them), documentation, 6to4, which leads into IPv4. */
  private static final List<Range> RESERVED_6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  /** IPv4 behind a translator (RFC 6052): as public as the address in its last four bytes. */
  private static final Range TRANSLATED = Range.of("64:ff9b::/96");

  /** The addresses that begin with some bits. */
  private record Range(int bits, BigInteger prefix, int length) {
    static Range of(String text) {
      String[] parts = text.split("/");
      try {
        byte[] address = InetAddress.getByName(parts[0]).getAddress();
        int length = Integer.parseInt(parts[1]);
        int bits = address.length * 8;
        return new Range(bits, new BigInteger(1, address).shiftRight(bits - length), length);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(text, e);
      }
    }

    boolean holds(byte[] address) {
      return address.length * 8 == bits
          && new BigInteger(1, address).shiftRight(bits - length).equals(prefix);
    }
  }

  private static List<Range> ranges(String... texts) {
    return Arrays.stream(texts).map(Range::of).toList();
  }

  /** The addresses of a host as they are now. */
  @FunctionalInterface
  interface Names {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** A host that is not asked. */
  static final class ForbiddenException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ForbiddenException(String host) {
      super(
          host.toLowerCase(Locale.ROOT)
              + " is on this machine or in its network, and is not asked");
    }
  }

  /**
   * The addresses of a host that may be connected to.
   *
   * @throws ForbiddenException if there are others among them
   * @throws UnknownHostException if there are none
   */
  InetAddress[] allowed(String host, Names names) throws UnknownHostException {
    InetAddress[] addresses = names.addresses(host);
    for (InetAddress address : addresses) {
      if (!allows(address)) {
        throw new ForbiddenException(host);
      }
    }
    return addresses;
  }

  /** Whether an address may be connected to. */
  boolean allows(InetAddress address) {
    return switch (this) {
      case PUBLIC -> isPublic(address.getAddress());
      case ANYWHERE -> true;
    };
  }

  private static boolean isPublic(byte[] address) {
    if (address.length == 4) {
      return RESERVED_4.stream().noneMatch(range -> range.holds(address));
    }
    if (TRANSLATED.holds(address)) {
      return isPublic(Arrays.copyOfRange(address, 12, 16));
    }
    return GLOBAL_6.holds(address) && RESERVED_6.stream().noneMatch(range -> range.holds(address));
  }
}

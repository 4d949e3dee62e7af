package io.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are connected to. */
class ReachTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "169.254.170.2",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.19.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "ff02::1",
        "2130706433",
        "127.1"
      })
  void whatIsNotOfThePublicInternetIsNot(String address) throws UnknownHostException {
    InetAddress resolved = InetAddress.getByName(address);
    assertThat(Reach.PUBLIC.allows(resolved)).as(resolved.toString()).isFalse();
    assertThat(Reach.ANYWHERE.allows(resolved)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.1.1",
        "198.17.0.1",
        "223.255.255.255",
        "::ffff:1.1.1.1",
        "64:ff9b::101:101",
        "2001:200::1",
        "2606:4700::1",
        "2a00:1450::1"
      })
  void whatIsOfThePublicInternetIs(String address) throws UnknownHostException {
    assertThat(Reach.PUBLIC.allows(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void aHostWithOneAddressOfOursIsNotAskedAtAll() throws UnknownHostException {
    InetAddress[] both = {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")};
    assertThatExceptionOfType(Reach.ForbiddenException.class)
        .isThrownBy(() -> Reach.PUBLIC.allowed("Both.Example", _ -> both))
        .withMessage("both.example is on this machine or in its network, and is not asked");
    assertThat(Reach.PUBLIC.allowed("x", _ -> new InetAddress[] {both[0]}))
        .containsExactly(both[0]);
  }
}

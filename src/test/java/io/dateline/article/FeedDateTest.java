package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Wed, 24 Feb 2016 12:29:00 GMT | 2016-02-24T12:29:00Z",
        "Wed, 24 Feb 2016 12:29:00 +0300 | 2016-02-24T12:29:00+03:00",
        "Wed, 24 Feb 2016 12:29:00 -0330 | 2016-02-24T12:29:00-03:30",
        "24 Feb 2016 12:29 UT | 2016-02-24T12:29:00Z",
        "24 Feb 2016 12:29 Z | 2016-02-24T12:29:00Z",
        "Wed, 24 Feb 2016 12:29:00 EST | 2016-02-24T12:29:00-05:00",
        "Fri, 24 Jun 2016 12:29:00 EST | 2016-06-24T12:29:00-05:00",
        "Fri, 24 Jun 2016 12:29:00 PDT | 2016-06-24T12:29:00-07:00",
        "Fri, 24 Jun 2016 12:29:00 CET | 2016-06-24T12:29:00+02:00",
        "Wed, 24 Feb 2016 12:29:00 GMT+0100 | 2016-02-24T12:29:00+01:00",
        "Wed, 24 Feb 2016 12:29:00 UTC+1 | 2016-02-24T12:29:00+01:00",
        "Wed, 24 Feb 2016 12:29:00 GMT +01:00 | 2016-02-24T12:29:00+01:00",
        "Wed, 24 Feb 2016 12:29:00 -0500 (EST) | 2016-02-24T12:29:00-05:00",
        "01 Jan 04 00:00:00 GMT | 2004-01-01T00:00:00Z",
        "Thu, 01 Jan 70 00:00:00 GMT | 1970-01-01T00:00:00Z",
        "Sat, 01 Jan 100 00:00:00 GMT | 2000-01-01T00:00:00Z",
        "Wednesday, 24 February 2016 12:29:00 GMT | 2016-02-24T12:29:00Z",
        "Wed, Feb 24 2016 12:29:00 GMT | 2016-02-24T12:29:00Z",
        "Wed Feb 24 12:29:00 2016 | 2016-02-24T12:29:00",
        "Wed Feb 24 12:29:00 GMT 2016 | 2016-02-24T12:29:00Z",
        "24-Feb-2016 12:29:00 GMT | 2016-02-24T12:29:00Z",
        "24 Feb 2016, 12:29 PM +0100 | 2016-02-24T12:29:00+01:00",
        "24 Feb 2016 12:29 am +0100 | 2016-02-24T00:29:00+01:00",
        "24 Feb 2016 24:00:00 GMT | 2016-02-25T00:00:00Z",
        "Sat, 31 Dec 2016 23:59:60 GMT | 2016-12-31T23:59:59Z",
        "2016-02-24 12:29:00 +0100 | 2016-02-24T12:29:00+01:00",
        "2016-02-24T12:29:00PST | 2016-02-24T12:29:00-08:00",
        "2016/02/24 12:29:00 GMT | 2016-02-24T12:29:00Z",
        "20160224T122900Z | 2016-02-24T12:29:00Z",
        "20160224 | 2016-02-24",
        "lun., 01 f\u00e9vr. 2016 08:00:00 +0100 | 2016-02-01T08:00:00+01:00",
        "24 Feb 2016 | 2016-02-24",
        "Wed, 24 Feb 2016 12:29:00 IST | 2016-02-24T12:29:00",
      })
  void readsWhatFeedsWrite(String text, String time) {
    assertThat(PublicationTime.parse(text).map(PublicationTime::toString)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "Monday",
        "Feb 2016",
        "2016-02",
        "2016",
        "30 Feb 2016",
        "24 Smarch 2016 12:29 GMT",
        "24 Feb 2016 25:29 GMT",
        "24 Feb 2016 12:61 GMT",
        "24 Feb 2016 12:29 +9900",
        "24 Feb 2016 to 26 Feb 2016",
        "24 Feb 2016 12:29 13:29",
        "published on 24 Feb 2016",
        "24 02 2016",
        "12:29:00 GMT",
      })
  void readsNothingElse(String text) {
    assertThat(PublicationTime.parse(text)).isEmpty();
  }
}

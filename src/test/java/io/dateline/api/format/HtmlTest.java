package io.dateline.api.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {

  @Test
  void escapesEveryValueThatIsNoHtml() {
    assertThat(Html.of("<b title=\"{}\">{}{}</b>", "\" onclick=\"x", "<i>&'", 7).toString())
        .isEqualTo("<b title=\"&quot; onclick=&quot;x\">&lt;i&gt;&amp;&#39;7</b>");
  }

  @Test
  void takesHtmlAsItIs() {
    Html inner = Html.of("<i>{}</i>", "{}<b>");
    assertThat(Html.of("<p>{}{}</p>", inner, Html.NONE).toString())
        .isEqualTo("<p><i>{}&lt;b&gt;</i></p>");
  }

  @Test
  void escapesItsOwnMarkupOnceItIsText() {
    assertThat(Html.of("{}", Html.of("<b>").toString()).toString()).isEqualTo("&lt;b&gt;");
  }

  @Test
  void dropsControlsThatDisguiseText() {
    assertThat(Html.text("a\u202eb\u2066c\u0000d\u200f<&\"'\n\ufeff").toString())
        .isEqualTo("abcd\u200f&lt;&amp;&quot;&#39;\n");
  }

  @Test
  void refusesAnotherNumberOfValues() {
    assertThatThrownBy(() -> Html.of("{}{}", "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("more slots than values: {}{}");
    assertThatThrownBy(() -> Html.of("{}", "a", "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fewer slots than values: {}");
  }

  @ParameterizedTest
  @CsvSource({
    "/t/riga, /t/riga",
    "?q=1&r=2, ?q=1&amp;r=2",
    "#at=1, #at=1",
    "HTTPS://a.example/, HTTPS://a.example/",
    "http://a.example/, http://a.example/",
    "javascript:alert(1), about:invalid",
    "'  javascript:alert(1)', about:invalid",
    "data:text/html;base64, about:invalid",
    "'', about:invalid"
  })
  void linksToTheWebAndTheSiteOnly(String address, String written) {
    assertThat(Html.of("<a href=\"{}\">", address).toString())
        .isEqualTo("<a href=\"" + written + "\">");
    assertThat(Html.of("<form action=\"{}\">", address).toString())
        .isEqualTo("<form action=\"" + written + "\">");
  }

  @Test
  void joinsPiecesInOrder() {
    assertThat(Stream.of("<", "b").map(Html::text).collect(Html.joining()).toString())
        .isEqualTo("&lt;b");
    assertThat(Stream.<Html>of().collect(Html.joining()).isEmpty()).isTrue();
    assertThat(new Html.Builder().add("<p>{}", "&").add(Html.of("</p>")).build().toString())
        .isEqualTo("<p>&amp;</p>");
  }

  @Test
  void hasMarkupOnlyWhereTheConditionHolds() {
    assertThat(Html.when(true, " id=\"{}\"", "<").toString()).isEqualTo(" id=\"&lt;\"");
    assertThat(Html.when(false, " id=\"{}\"", "<").isEmpty()).isTrue();
  }

  @Test
  void breaksLines() {
    assertThat(Html.lines("a<b\nc").toString()).isEqualTo("a&lt;b<br>c");
  }

  @Test
  void dataNeverEndsItsScript() {
    assertThat(Html.script(Map.of("a", "</script><!--&")).toString())
        .isEqualTo("{\"a\":\"\\u003c/script>\\u003c!--\\u0026\"}");
  }

  @Test
  void isAStringInJson() {
    assertThat(Json.line(List.of(Html.of("<b>")))).isEqualTo("[\"<b>\"]");
  }

  @Test
  void fillsATemplateOfThePackage() {
    Html.Template shell = Html.Template.read("/io/dateline/page/index.html");
    assertThatThrownBy(() -> shell.fill(Map.of("kind", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no value for ${");
    assertThatThrownBy(() -> Html.Template.read("/io/dateline/page/none.html"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("/io/dateline/page/none.html is missing from the package");
  }
}

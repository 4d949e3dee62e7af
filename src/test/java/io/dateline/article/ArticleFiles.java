package io.dateline.article;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Writes files of many formats, as the programs that people use do. */
final class ArticleFiles {

  private ArticleFiles() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  static byte[] docx(List<String> paragraphs) {
    StringBuilder body = new StringBuilder();
    for (String paragraph : paragraphs) {
      int half = paragraph.length() / 2;
      body.append(
          "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>"
              .formatted(body.isEmpty() ? "Title" : "Normal"));
      body.append("<w:r><w:t xml:space=\"preserve\">").append(xml(paragraph.substring(0, half)));
      body.append("</w:t></w:r><w:del><w:r><w:delText>struck out</w:delText></w:r></w:del>");
      body.append("<w:r><w:t>").append(xml(paragraph.substring(half))).append("</w:t></w:r></w:p>");
    }
    return zip(
        Map.of(
            "word/document.xml",
            bytes(
                "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://w\"><w:body>"
                    + body
                    + "</w:body></w:document>"),
            "docProps/core.xml",
            bytes(
                "<cp:coreProperties xmlns:cp=\"http://cp\" xmlns:dc=\"http://dc\" xmlns:dcterms=\"http://t\">"
                    + "<dc:title>Template of the house</dc:title><dc:creator>Ida Moe</dc:creator>"
                    + "<dcterms:created>2025-10-15T08:00:00Z</dcterms:created></cp:coreProperties>")));
  }

  static byte[] odt(List<String> paragraphs) {
    StringBuilder body = new StringBuilder();
    for (String paragraph : paragraphs) {
      body.append("<text:p text:style-name=\"%s\">".formatted(body.isEmpty() ? "Title" : "P1"));
      body.append(xml(paragraph).replaceFirst(" ", "<text:s/>"));
      body.append("<office:annotation><text:p>A remark.</text:p></office:annotation></text:p>");
    }
    return zip(
        Map.of(
            "content.xml",
            bytes(
                "<office:document-content xmlns:office=\"http://o\" xmlns:text=\"http://t\"><office:body>"
                    + body
                    + "</office:body></office:document-content>"),
            "meta.xml",
            bytes(
                "<office:document-meta xmlns:office=\"http://o\" xmlns:dc=\"http://dc\" xmlns:meta=\"http://m\">"
                    + "<meta:initial-creator>Ida Moe</meta:initial-creator></office:document-meta>")));
  }

  /**
   * A PDF with a head and a number on each page.
   *
   * @param pages of each page its columns, of each its lines; the first line is set large
   */
  static byte[] pdf(List<List<List<String>>> pages) {
    try (PDDocument pdf = new PDDocument()) {
      PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      boolean isFirst = true;
      for (List<List<String>> columns : pages) {
        PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
          show(content, font, 9, 60, 760, "The Baltic Desk, shipping");
          show(content, font, 9, 300, 30, "Page " + pdf.getNumberOfPages());
          float y = 700;
          if (isFirst) {
            show(content, font, 18, 60, y, columns.getFirst().getFirst());
            y -= 40;
          }
          int longest = columns.stream().mapToInt(List::size).max().orElse(0);
          // Drawn row by row, as some programs do, which is not the order of reading.
          for (int i = 0; i < longest; i++) {
            for (int column = 0; column < columns.size(); column++) {
              List<String> lines = columns.get(column);
              boolean isTitle = isFirst && column == 0 && i == 0;
              if (i < lines.size() && !isTitle && !lines.get(i).isEmpty()) {
                show(content, font, 10, 60 + column * 260, y - i * 12, lines.get(i));
              }
            }
          }
        }
        isFirst = false;
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pdf.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PDF without text, as a scanner makes it; with a password where one is given. */
  static byte[] emptyPdf(String password) {
    try (PDDocument pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      if (!password.isEmpty()) {
        pdf.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pdf.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void show(
      PDPageContentStream content, PDType1Font font, float size, float x, float y, String text)
      throws IOException {
    content.beginText();
    content.setFont(font, size);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.endText();
  }

  /** Lines of a column, blank ones between the paragraphs; long words at their ends are broken. */
  static List<String> lines(List<String> paragraphs, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : paragraphs) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" ")) {
        int room = width - line.length() - 2;
        if (line.length() + word.length() + 1 > width) {
          boolean isBroken = room > 3 && word.matches("[a-z]{8,}");
          lines.add(line + (isBroken ? " " + word.substring(0, 3) + "-" : ""));
          line = new StringBuilder(isBroken ? word.substring(3) : word);
        } else {
          line.append(line.isEmpty() ? "" : " ").append(word);
        }
      }
      lines.add(line.toString());
    }
    return lines;
  }

  static byte[] markdown(Map<String, String> front, List<String> paragraphs) {
    StringBuilder text = new StringBuilder("---\n");
    front.forEach((key, value) -> text.append(key + ": \"" + value + "\"\n"));
    text.append("---\n\n");
    for (String paragraph : paragraphs) {
      text.append(
          paragraph.replaceFirst("(\\w+ ferry)", "[**$1**](https://baltic-desk.example/ferries)"));
      text.append("\n\n");
    }
    return bytes(text.toString());
  }

  static String mail(Map<String, String> fields, String type, String body) {
    StringBuilder mail = new StringBuilder();
    fields.forEach((name, value) -> mail.append(name + ": " + value + "\r\n"));
    return mail + "MIME-Version: 1.0\r\nContent-Type: " + type + "\r\n\r\n" + body + "\r\n";
  }

  static String multipart(String boundary, String... parts) {
    StringBuilder body = new StringBuilder();
    for (String part : parts) {
      body.append("--" + boundary + "\r\n" + part + "\r\n");
    }
    return body + "--" + boundary + "--\r\n";
  }

  static byte[] warc(String address, String captured, String status, String type, byte[] page) {
    byte[] head =
        bytes(
            "HTTP/1.1 "
                + status
                + "\r\nContent-Type: "
                + type
                + "\r\nContent-Length: "
                + page.length
                + "\r\n\r\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        bytes(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
                + "WARC-Target-URI: "
                + address
                + "\r\nWARC-Date: "
                + captured
                + "\r\n"
                + "Content-Type: application/http;msgtype=response\r\nContent-Length: "
                + (head.length + page.length)
                + "\r\n\r\n"));
    out.writeBytes(head);
    out.writeBytes(page);
    out.writeBytes(bytes("\r\n\r\n"));
    return out.toByteArray();
  }

  /** One article in each of the formats, by the name of its file. */
  static Map<String, byte[]> all(Article article, byte[] page) {
    String title = String.valueOf(article.title());
    List<String> body = article.body().stream().map(span -> span.of(article.text())).toList();
    List<String> printed = new ArrayList<>(List.of(title, "October 14, 2025, 16:40 UTC+2"));
    printed.addAll(body);
    List<String> lines = new ArrayList<>(List.of(title));
    lines.addAll(lines(printed.subList(1, printed.size()), 90));
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("From", "\"Baltic Desk\" <news@baltic-desk.example>");
    fields.put("Subject", "=?utf-8?Q?Night_ferry_to_Visby_is_called_off?= as storm nears Gotland");
    fields.put("Date", "Tue, 14 Oct 2025 16:40:00 +0200");
    fields.put("Message-ID", "<1@baltic-desk.example>");
    String plain = String.join("\n", lines(body, 72)).replaceAll("([a-z]{3})-\n(?=[a-z])", "$1");
    String html = "<p>" + String.join("</p><p>", body) + "</p>";
    String mail =
        mail(
            fields,
            "multipart/alternative; boundary=b",
            multipart(
                "b",
                "Content-Type: text/plain; charset=utf-8\r\n\r\nRead this in a browser.",
                "Content-Type: text/html; charset=utf-8\r\n\r\n" + html));
    String savedPage =
        mail(
            Map.of("Snapshot-Content-Location", "https://baltic-desk.example/2025/visby-ferry"),
            "multipart/related; type=\"text/html\"; boundary=b",
            multipart(
                "b",
                "Content-Type: text/html; charset=utf-8\r\n\r\n"
                    + new String(page, StandardCharsets.UTF_8),
                "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="));
    byte[] warc =
        warc(
            "https://baltic-desk.example/2025/visby-ferry?utm_source=x",
            "2025-10-15T06:00:00Z",
            "200 OK",
            "text/html; charset=utf-8",
            page);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a.docx", docx(printed));
    files.put("a.odt", odt(printed));
    files.put("a.pdf", pdf(List.of(List.of(lines))));
    files.put(
        "a.md",
        markdown(
            Map.of("title", title, "date", "2025-10-14T16:40:00+02:00", "publisher", "Baltic Desk"),
            body));
    files.put("a.eml", bytes(mail));
    files.put(
        "b.eml",
        bytes(
            mail(
                fields,
                "text/plain; charset=utf-8",
                plain.replace("\n", "\r\n") + "\r\n-- \r\nIda, desk")));
    files.put(
        "a.mbox", bytes("From a@b Tue Oct 14 16:40:00 2025\n" + mail.replace("\r\n", "\n") + "\n"));
    files.put("a.mhtml", bytes(savedPage));
    files.put("a.warc", warc);
    files.put("a.warc.gz", gzip(warc));
    files.put(
        "a.wacz", zip(Map.of("archive/data.warc.gz", gzip(warc), "datapackage.json", bytes("{}"))));
    return files;
  }
}

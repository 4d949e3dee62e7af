package io.dateline.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A model of parts of speech as Apache OpenNLP packs it: a zip of the maximum-entropy model and a
 * dictionary of the tags that a word may have.
 *
 * @param maxent the weights of features for tags
 * @param dictionary for each known word, in its own case, its tags parted by spaces
 */
record PosModel(MaxentModel maxent, Map<String, String> dictionary) {

  static PosModel read(InputStream in) throws IOException {
    MaxentModel maxent = null;
    Map<String, String> dictionary = Map.of();
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        switch (entry.getName()) {
          case "pos.model" -> maxent = new MaxentModel(zip.readAllBytes());
          case "tags.tagdict" -> dictionary = dictionary(zip.readAllBytes());
          default -> zip.closeEntry();
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException("the dictionary of tags cannot be read", e);
    }
    return new PosModel(Objects.requireNonNull(maxent, "pos.model is missing"), dictionary);
  }

  /** {@code <entry tags="NN VB"><token>walk</token></entry>}. */
  private static Map<String, String> dictionary(byte[] xmlBytes) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader xml =
        factory.createXMLStreamReader(new ByteArrayInputStream(xmlBytes), "UTF-8");
    Map<String, String> words = new HashMap<>();
    @Nullable String tags = null;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("entry")) {
        tags = xml.getAttributeValue(null, "tags");
      } else if (xml.getLocalName().equals("token") && tags != null) {
        words.put(xml.getElementText(), tags);
      }
    }
    return words;
  }
}

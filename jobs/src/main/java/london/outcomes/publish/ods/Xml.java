package london.outcomes.publish.ods;

import java.io.OutputStream;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML of OpenDocument, element by element. */
final class Xml {

  /** Prefix to name space. */
  private static final Map<String, String> SPACES =
      Map.of(
          "office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
          "style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
          "table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
          "text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
          "number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
          "meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
          "fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
          "svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
          "xlink", "http://www.w3.org/1999/xlink",
          "dc", "http://purl.org/dc/elements/1.1/");

  private final XMLStreamWriter writer;

  Xml(OutputStream out) {
    try {
      // The JDK's own: another one on the class path might write other bytes.
      writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      writer.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The root, which declares all name spaces. */
  Xml root(String name, String... attributes) {
    call(
        () -> {
          writer.writeStartElement(name);
          for (String prefix : SPACES.keySet().stream().sorted().toList()) {
            writer.writeAttribute("xmlns:" + prefix, SPACES.get(prefix));
          }
        });
    return attributes(attributes);
  }

  /** Begins an element: its name, and names and values of attributes by turns. */
  Xml open(String name, String... attributes) {
    call(() -> writer.writeStartElement(name));
    return attributes(attributes);
  }

  /** An element with nothing in it. */
  Xml empty(String name, String... attributes) {
    return open(name, attributes).close();
  }

  /** An element with a text in it. */
  Xml element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  Xml text(String text) {
    call(() -> writer.writeCharacters(legal(text)));
    return this;
  }

  Xml close() {
    call(writer::writeEndElement);
    return this;
  }

  /** Ends the document; the stream stays open. */
  void end() {
    call(writer::writeEndDocument);
    call(writer::flush);
  }

  /** More attributes of the element that has just been begun. */
  Xml attributes(String... attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      String name = attributes[i];
      String value = attributes[i + 1];
      call(() -> writer.writeAttribute(name, legal(value)));
    }
    return this;
  }

  /** XML 1.0 has no place for some characters, not even in writing them by number. */
  private static String legal(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(c -> isLegal(c) ? c : 0xFFFD).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean isLegal(int c) {
    return c >= 0x20 && c <= 0xD7FF
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }

  private interface Call {
    void run() throws XMLStreamException;
  }

  private static void call(Call call) {
    try {
      call.run();
    } catch (XMLStreamException e) {
      throw new java.io.UncheckedIOException(new java.io.IOException(e));
    }
  }
}

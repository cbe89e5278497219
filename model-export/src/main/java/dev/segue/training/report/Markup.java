package dev.segue.training.report;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * HTML that is well-formed XML too; all text is escaped. Attributes are pairs of name and value;
 * numbers have at most two decimals. Not thread-safe.
 */
final class Markup {

  private static final int REPLACEMENT = 0xFFFD;

  private final StringWriter target = new StringWriter();
  private final XMLStreamWriter xml;

  /** Something that can fail by no fault of a caller. */
  private interface Writing {
    void run() throws XMLStreamException;
  }

  Markup() {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(target);
      xml.writeDTD("<!DOCTYPE html>\n");
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("markup in memory cannot fail", impossible);
    }
  }

  Markup open(String element, Object... attributes) {
    return write(
        () -> {
          xml.writeStartElement(element);
          attributes(attributes);
        });
  }

  Markup close() {
    return write(xml::writeEndElement);
  }

  Markup text(Object text) {
    return write(() -> xml.writeCharacters(legal(String.valueOf(text))));
  }

  /** An element with text in it. */
  Markup leaf(String element, Object text, Object... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** An element that never has content. */
  Markup empty(String element, Object... attributes) {
    return write(
        () -> {
          xml.writeEmptyElement(element);
          attributes(attributes);
        });
  }

  /** The page so far. */
  String page() {
    write(xml::flush);
    return target + "\n";
  }

  private void attributes(Object... attributes) throws XMLStreamException {
    for (int n = 0; n < attributes.length; n += 2) {
      xml.writeAttribute(attributes[n].toString(), value(attributes[n + 1]));
    }
  }

  private static String value(Object value) {
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, "%.2f", number).replaceFirst("\\.?0+$", "");
    }
    return legal(value.toString());
  }

  /** Characters that XML does not have are replaced. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().map(c -> isLegal(c) ? c : REPLACEMENT).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isLegal(int c) {
    boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    return !control && !surrogate && c != 0xFFFE && c != 0xFFFF;
  }

  private Markup write(Writing writing) {
    try {
      writing.run();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("markup in memory cannot fail", impossible);
    }
    return this;
  }
}

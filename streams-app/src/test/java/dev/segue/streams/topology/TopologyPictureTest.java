package dev.segue.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.streams.http.Reply;
import dev.segue.streams.http.Request;
import dev.segue.streams.queries.TopologyRoute;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TopologyPictureTest {

  private final TopologyDescription description = describe();
  private final TopologyRoute route = new TopologyRoute(() -> description);

  private static TopologyDescription describe() {
    try (TopologyFixture fixture = new TopologyFixture()) {
      return fixture.topology.describe();
    }
  }

  @Test
  void shouldDrawEveryNodeTopicAndStoreInsideThePicture() throws Exception {
    Element svg = parsed(ask("svg").body());

    List<String> texts = texts(svg);
    for (TopologyDescription.Subtopology part : description.subtopologies()) {
      part.nodes().forEach(node -> assertThat(texts).contains(node.name()));
    }
    assertThat(texts).contains("topic genre-predictions", "store memories", "topic track-profiles");
    int width = Integer.parseInt(svg.getAttribute("width"));
    int height = Integer.parseInt(svg.getAttribute("height"));
    NodeList boxes = svg.getElementsByTagName("rect");
    for (int i = 0; i < boxes.getLength(); i++) {
      Element box = (Element) boxes.item(i);
      assertThat(number(box, "x") + number(box, "width")).isLessThanOrEqualTo(width);
      assertThat(number(box, "y") + number(box, "height")).isLessThanOrEqualTo(height);
    }
    assertThat(svg.getElementsByTagName("style").getLength()).isZero();
  }

  @Test
  void shouldTellItAsJsonAndAsKafkasText() {
    assertThat(new String(ask("json").body(), StandardCharsets.UTF_8))
        .contains(
            "{\"name\":\"predict-in-batches\",\"type\":\"processor\",\"topics\":[],"
                + "\"stores\":[\"memories\",\"open-predictions\",\"slots\",\"steps\"],"
                + "\"successors\":[\"keep-dead-letters\",");
    assertThat(new String(ask("text").body(), StandardCharsets.UTF_8))
        .isEqualTo(description.toString());
    assertThat(ask("png").status()).isEqualTo(400);
  }

  private Reply ask(String format) {
    return route.answer(new Request("/", Map.of(), Map.of("format", format), name -> null, false));
  }

  private static Element parsed(byte[] svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg))
        .getDocumentElement();
  }

  private static List<String> texts(Element svg) {
    List<String> texts = new ArrayList<>();
    NodeList all = svg.getElementsByTagName("text");
    for (int i = 0; i < all.getLength(); i++) {
      texts.add(all.item(i).getTextContent());
    }
    return texts;
  }

  private static int number(Element box, String attribute) {
    String value = box.getAttribute(attribute);
    return value.isEmpty() ? 0 : Integer.parseInt(value);
  }
}

package dev.segue.training.nextgenre;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A finished cell of a comparison, as a file holds it.
 *
 * @param about what was run, for a reader of the file
 * @param validationLoss lowest validation loss, nats; 0 where nothing was trained
 * @param epochs that were trained
 * @param seconds of wall time
 * @param rows probabilities by name, float32 in little-endian order, row-major [N][C]
 */
record StoredCell(
    String about, double validationLoss, int epochs, double seconds, Map<String, byte[]> rows) {

  private static final String AT_LISTEN = "/at_listen";

  StoredCell {
    rows = new LinkedHashMap<>(rows);
  }

  /** A cell without forecasts yet. */
  static StoredCell of(String about, double validationLoss, int epochs, double seconds) {
    return new StoredCell(about, validationLoss, epochs, seconds, Map.of());
  }

  /** How its network was trained; empty for baselines. */
  Optional<ComparedSet.Training> training() {
    return epochs == 0
        ? Optional.empty()
        : Optional.of(new ComparedSet.Training(validationLoss, epochs, seconds));
  }

  /** Adds forecasts by name. */
  StoredCell with(String name, Forecasts forecasts) {
    StoredCell more = with(name, forecasts.frozen());
    return forecasts.frozen() == forecasts.atListen()
        ? more
        : more.with(name + AT_LISTEN, forecasts.atListen());
  }

  /** Adds probabilities [N][C] by name. */
  StoredCell with(String name, float[][] probabilities) {
    StoredCell more = new StoredCell(about, validationLoss, epochs, seconds, rows);
    more.rows.put(name, bytes(probabilities));
    return more;
  }

  /** Adds what was said about pasts in other orders, by name. */
  StoredCell withOrders(Map<String, Map<PastOrder, float[][]>> orders) {
    StoredCell more = this;
    for (Map.Entry<String, Map<PastOrder, float[][]>> asked : orders.entrySet()) {
      for (Map.Entry<PastOrder, float[][]> order : asked.getValue().entrySet()) {
        more = more.with(inOrder(asked.getKey(), order.getKey()), order.getValue());
      }
    }
    return more;
  }

  /** Names of the forecasters. */
  List<String> names() {
    return rows.keySet().stream().filter(name -> name.indexOf('/') < 0).toList();
  }

  /** What a forecaster said about pasts in other orders; empty when it was not asked. */
  Map<PastOrder, float[][]> orders(String name, int classes) {
    Map<PastOrder, float[][]> orders = new EnumMap<>(PastOrder.class);
    for (PastOrder order : PastOrder.values()) {
      if (rows.containsKey(inOrder(name, order))) {
        orders.put(order, probabilities(inOrder(name, order), classes));
      }
    }
    return orders;
  }

  private static String inOrder(String name, PastOrder order) {
    return name + "/" + order.name().toLowerCase(Locale.ROOT);
  }

  /** The forecasts of a name. */
  Forecasts forecasts(String name, int classes) {
    float[][] frozen = probabilities(name, classes);
    return new Forecasts(
        frozen,
        rows.containsKey(name + AT_LISTEN) ? probabilities(name + AT_LISTEN, classes) : frozen);
  }

  /** The probabilities [N][C] of a name. */
  float[][] probabilities(String name, int classes) {
    ByteBuffer bytes = ByteBuffer.wrap(rows.get(name)).order(ByteOrder.LITTLE_ENDIAN);
    float[][] probabilities = new float[bytes.remaining() / Float.BYTES / classes][classes];
    for (float[] row : probabilities) {
      for (int c = 0; c < classes; c++) {
        row[c] = bytes.getFloat();
      }
    }
    return probabilities;
  }

  private static byte[] bytes(float[][] probabilities) {
    int values = probabilities.length == 0 ? 0 : probabilities.length * probabilities[0].length;
    ByteBuffer bytes = ByteBuffer.allocate(values * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : probabilities) {
      for (float value : row) {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }
}

package dev.segue.training.report;

import java.util.Locale;

/**
 * A plot with two axes as SVG: maps numbers to places and draws the frame. Not thread-safe.
 *
 * <p>Marks of different series differ in colour and in form.
 */
final class Plot {

  private static final int FORMS = 8;
  private static final double LEFT = 64;
  private static final double RIGHT = 20;
  private static final double TOP = 34;
  private static final double BOTTOM = 48;

  private final Markup markup;
  private final Range across;
  private final Range up;
  private final double width;
  private final double height;

  Plot(Markup markup, Range across, Range up, double width, double height) {
    this.markup = markup;
    this.across = across;
    this.up = up;
    this.width = width;
    this.height = height;
  }

  /** Begins the drawing; {@code description} is read to who cannot see it. */
  static Markup svg(Markup markup, double width, double height, String description) {
    return markup
        .open(
            "svg",
            "viewBox",
            "0 0 " + Math.round(width) + " " + Math.round(height),
            "role",
            "img",
            "aria-label",
            description,
            "style",
            "max-width:" + Math.round(width) + "px")
        .leaf("title", description);
  }

  /** Begins the drawing with frame, marks and titles of the axes. */
  Plot open(String description, String acrossTitle, String upTitle) {
    svg(markup, width, height, description);
    for (double mark : across.ticks()) {
      line("grid", mark, up.low(), mark, up.high());
      text(across.label(mark), x(mark), height - BOTTOM + 18, "tick middle");
    }
    for (double mark : up.ticks()) {
      line("grid", across.low(), mark, across.high(), mark);
      text(up.label(mark), LEFT - 8, y(mark) + 4, "tick end");
    }
    text(acrossTitle, (LEFT + width - RIGHT) / 2, height - 8, "axis middle");
    markup.leaf(
        "text",
        upTitle,
        "class",
        "axis middle",
        "transform",
        "translate(16 " + Math.round((TOP + height - BOTTOM) / 2) + ") rotate(-90)");
    return this;
  }

  void close() {
    markup.close();
  }

  double x(double value) {
    return LEFT + (value - across.low()) / (across.high() - across.low()) * (width - LEFT - RIGHT);
  }

  double y(double value) {
    return height - BOTTOM - (value - up.low()) / (up.high() - up.low()) * (height - TOP - BOTTOM);
  }

  /** A line between two points. */
  void line(String kind, double fromX, double fromY, double toX, double toY) {
    markup
        .open("line", "class", kind, "x1", x(fromX), "y1", y(fromY), "x2", x(toX), "y2", y(toY))
        .close();
  }

  /** Points joined in order. */
  void path(String kind, double[][] points) {
    StringBuilder path = new StringBuilder();
    for (double[] point : points) {
      path.append(path.isEmpty() ? "M" : " L").append(Math.round(x(point[0]) * 10) / 10.0);
      path.append(' ').append(Math.round(y(point[1]) * 10) / 10.0);
    }
    markup.open("path", "class", kind, "d", path).close();
  }

  /** A rectangle that stands on the lower axis. */
  void bar(String kind, double fromX, double toX, double top) {
    markup
        .open(
            "rect",
            "class",
            kind,
            "x",
            x(fromX),
            "y",
            y(top),
            "width",
            x(toX) - x(fromX),
            "height",
            y(up.low()) - y(top))
        .close();
  }

  /** The mark of a series at a point. */
  void mark(int series, double atX, double atY) {
    mark(markup, series, x(atX), y(atY));
  }

  /** A line of the legend above the plot. */
  void legend(int place, int series, String lineKind, String name) {
    double x = LEFT + place * 200.0;
    markup.open("line", "class", lineKind, "x1", x, "y1", 16.0, "x2", x + 30, "y2", 16.0).close();
    if (series >= 0) {
      mark(markup, series, x + 15, 16);
    }
    text(name, x + 38, 20, "label");
  }

  private void text(String text, double x, double y, String kind) {
    markup.leaf("text", text, "class", kind, "x", x, "y", y);
  }

  /** The mark of a series at a place of a drawing. */
  static void mark(Markup markup, int series, double x, double y) {
    String kind = "mark s" + series % FORMS;
    String at = String.format(Locale.ROOT, "translate(%.1f %.1f)", x, y);
    markup.open("path", "class", kind, "transform", at, "d", form(series % FORMS)).close();
  }

  private static String form(int series) {
    return switch (series) {
      case 0 -> "M-4 0 A4 4 0 1 1 4 0 A4 4 0 1 1 -4 0 Z"; // disc
      case 1 -> "M-3.5 -3.5 H3.5 V3.5 H-3.5 Z"; // square
      case 2 -> "M0 -4.6 L4.4 3.4 H-4.4 Z"; // triangle
      case 3 -> "M0 -5 L5 0 L0 5 L-5 0 Z"; // diamond
      case 4 -> "M-4 -4 L4 4 M-4 4 L4 -4"; // cross
      case 5 -> "M-5 0 H5 M0 -5 V5"; // plus
      case 6 -> "M0 4.6 L4.4 -3.4 H-4.4 Z"; // triangle on its point
      default -> "M-5 0 H5 M0 -5 V5 M-3.5 -3.5 L3.5 3.5 M-3.5 3.5 L3.5 -3.5"; // star
    };
  }
}

package dev.segue.streams.events;

/** Where a record was read. */
public record Source(String topic, int partition, long offset) {

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}

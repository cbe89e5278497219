package dev.segue.schemas.serde;

/** Confluent's framing: magic byte 0, the schema's id as four bytes, big-endian, then the body. */
final class WireFormat {
  static final byte MAGIC = 0;
  static final int HEADER_BYTES = 5;

  private WireFormat() {}

  /** The schema id of a framed record; at least {@link #HEADER_BYTES} bytes are there. */
  static int schemaId(byte[] bytes) {
    return (bytes[1] & 0xFF) << 24
        | (bytes[2] & 0xFF) << 16
        | (bytes[3] & 0xFF) << 8
        | (bytes[4] & 0xFF);
  }

  static void writeHeader(RecordBuffer out, int schemaId) {
    out.write(MAGIC);
    out.write(schemaId >>> 24);
    out.write(schemaId >>> 16);
    out.write(schemaId >>> 8);
    out.write(schemaId);
  }
}

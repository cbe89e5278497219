package dev.segue.streams.prediction;

import dev.segue.schemas.Genre;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The stored form of a {@link Memory}: its vector and about 130 bytes. Stateless. */
final class MemoryCodec {

  private static final int VERSION = 1;
  private static final int DIGEST_BYTES = 32;
  private static final Genre[] GENRES = Genre.values();

  private MemoryCodec() {}

  static byte[] encode(Memory memory) {
    return StateBytes.write(VERSION, out -> write(memory, out));
  }

  static Memory decode(byte[] bytes) {
    return StateBytes.read("memory", bytes, VERSION, MemoryCodec::read);
  }

  private static void write(Memory memory, DataOutputStream out) throws IOException {
    out.write(HexFormat.of().parseHex(memory.digest()));
    out.writeLong(memory.lastStep());
    out.writeLong(memory.stepsSeen());
    StateBytes.writeFloats(out, memory.vector());
    out.writeByte(memory.attended().size());
    for (Attended step : memory.attended()) {
      out.writeLong(step.step());
      out.writeLong(step.at());
      out.writeByte(step.genre().ordinal());
      out.writeDouble(step.key());
    }
  }

  private static Memory read(DataInputStream in) throws IOException {
    String digest = HexFormat.of().formatHex(in.readNBytes(DIGEST_BYTES));
    long lastStep = in.readLong();
    long stepsSeen = in.readLong();
    float[] vector = StateBytes.readFloats(in);
    List<Attended> attended = new ArrayList<>();
    for (int left = in.readByte(); left > 0; left--) {
      attended.add(
          new Attended(
              in.readLong(), in.readLong(), StateBytes.readOneOf(GENRES, in), in.readDouble()));
    }
    return new Memory(digest, lastStep, stepsSeen, vector, attended);
  }
}

package dev.segue.features.history;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records of a topic in an Avro container file, each with its key and its place in the order of
 * arrival. Stateless.
 *
 * <p>The place is shared by the files of one directory, so that their events can be folded in the
 * order in which a stream sees them: late records and duplicates are where they arrived.
 */
public final class EventFiles {

  private static final int SYNC_BYTES = 16;
  private static final int DEFLATE_LEVEL = 6;

  private EventFiles() {}

  /**
   * One record of a topic.
   *
   * @param key the record's key; null when its producer gave none
   * @param sequence place in the order of arrival; shared by the files of a directory
   * @param value the record
   */
  public record Keyed<T>(String key, long sequence, T value) {}

  /** Writes a file, record by record; the same records give the same bytes. Not thread-safe. */
  public static final class Writer implements AutoCloseable {

    private final Schema keyed;
    private final DataFileWriter<GenericRecord> out;

    /**
     * @param schema schema of the values
     */
    public Writer(Path file, Schema schema) throws IOException {
      this.keyed = keyed(schema);
      this.out = new DataFileWriter<>(new SpecificDatumWriter<>(keyed));
      out.setCodec(CodecFactory.deflateCodec(DEFLATE_LEVEL));
      byte[] sync = Arrays.copyOf(schema.getName().getBytes(StandardCharsets.UTF_8), SYNC_BYTES);
      out.create(keyed, Files.newOutputStream(file), sync);
    }

    /** Adds a record. */
    public void add(Keyed<? extends SpecificRecord> record) throws IOException {
      GenericRecord row = new GenericData.Record(keyed);
      row.put("key", record.key());
      row.put("sequence", record.sequence());
      row.put("value", record.value());
      out.append(row);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /**
   * Reads a file in its order. The stream reads on demand and must be closed; while it is read it
   * throws {@link UncheckedIOException} of a {@link CorruptFileException} where the file is
   * corrupt.
   *
   * @param type class of the values
   * @throws CorruptFileException when it is not of that type, or was cut short
   * @throws IOException when there is no such file, or it cannot be read
   */
  public static <T extends SpecificRecord> Stream<Keyed<T>> read(Path file, Class<T> type)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "expected an Avro container file");
    }
    Schema schema = SpecificData.get().getSchema(type);
    DataFileReader<GenericRecord> in = open(file, keyed(schema));
    requireEnd(file, sync(schema));
    Iterator<Keyed<T>> records = new Records<>(file, in, type);
    return stream(records).onClose(() -> close(in));
  }

  /**
   * Merges two files by the order of arrival.
   *
   * @param one records in order of arrival
   * @param other records in order of arrival
   */
  public static Stream<Keyed<? extends SpecificRecord>> merged(
      Stream<? extends Keyed<? extends SpecificRecord>> one,
      Stream<? extends Keyed<? extends SpecificRecord>> other) {
    Iterator<Keyed<? extends SpecificRecord>> merged = new Merged(one.iterator(), other.iterator());
    return stream(merged).onClose(one::close).onClose(other::close);
  }

  private static Schema keyed(Schema value) {
    return SchemaBuilder.record("Keyed" + value.getName())
        .namespace("dev.segue.files")
        .doc("A record of a topic with its key and its place in the order of arrival.")
        .fields()
        .optionalString("key")
        .requiredLong("sequence")
        .name("value")
        .type(value)
        .noDefault()
        .endRecord();
  }

  private static DataFileReader<GenericRecord> open(Path file, Schema keyed) throws IOException {
    try {
      return new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(keyed));
    } catch (IOException | AvroRuntimeException e) {
      throw new CorruptFileException(
          file + ": expected Avro records of " + keyed.getName() + ", found " + e.getMessage(), e);
    }
  }

  /** A fixed marker after every block, instead of Avro's random one: files are reproducible. */
  private static byte[] sync(Schema value) {
    return Arrays.copyOf(value.getName().getBytes(StandardCharsets.UTF_8), SYNC_BYTES);
  }

  /** Avro takes a file that was cut within a block for one that ends before it. */
  private static void requireEnd(Path file, byte[] sync) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      byte[] end = new byte[SYNC_BYTES];
      bytes.seek(bytes.length() - SYNC_BYTES);
      bytes.readFully(end);
      if (!Arrays.equals(end, sync)) {
        throw new CorruptFileException(
            file + ": expected the marker of a block at its end, found a file that was cut short",
            null);
      }
    }
  }

  private static <T> Stream<T> stream(Iterator<T> records) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(records, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  private static void close(DataFileReader<GenericRecord> in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Records<T>(Path file, DataFileReader<GenericRecord> in, Class<T> type)
      implements Iterator<Keyed<T>> {

    @Override
    public boolean hasNext() {
      try {
        return in.hasNext();
      } catch (RuntimeException e) {
        throw corrupt(e);
      }
    }

    @Override
    public Keyed<T> next() {
      try {
        GenericRecord row = in.next();
        Object key = row.get("key");
        return new Keyed<>(
            key == null ? null : key.toString(),
            (Long) row.get("sequence"),
            type.cast(row.get("value")));
      } catch (RuntimeException e) {
        throw corrupt(e);
      }
    }

    /** Avro's readers throw whatever bytes make them stumble over: an index, a class, their own. */
    private UncheckedIOException corrupt(RuntimeException cause) {
      String message = file + ": corrupt after a good start: " + cause.getMessage();
      return new UncheckedIOException(message, new CorruptFileException(message, cause));
    }
  }

  private static final class Merged implements Iterator<Keyed<? extends SpecificRecord>> {

    private final Iterator<? extends Keyed<? extends SpecificRecord>> one;
    private final Iterator<? extends Keyed<? extends SpecificRecord>> other;
    private Keyed<? extends SpecificRecord> nextOfOne;
    private Keyed<? extends SpecificRecord> nextOfOther;

    Merged(
        Iterator<? extends Keyed<? extends SpecificRecord>> one,
        Iterator<? extends Keyed<? extends SpecificRecord>> other) {
      this.one = one;
      this.other = other;
      this.nextOfOne = one.hasNext() ? one.next() : null;
      this.nextOfOther = other.hasNext() ? other.next() : null;
    }

    @Override
    public boolean hasNext() {
      return nextOfOne != null || nextOfOther != null;
    }

    @Override
    public Keyed<? extends SpecificRecord> next() {
      boolean takeOne =
          nextOfOther == null
              || (nextOfOne != null && nextOfOne.sequence() <= nextOfOther.sequence());
      Keyed<? extends SpecificRecord> next = takeOne ? nextOfOne : nextOfOther;
      if (next == null) {
        throw new NoSuchElementException("both files are read to their ends");
      }
      if (takeOne) {
        nextOfOne = one.hasNext() ? one.next() : null;
      } else {
        nextOfOther = other.hasNext() ? other.next() : null;
      }
      return next;
    }
  }
}

package dev.segue.streams.operator;

import dev.segue.inference.Cuda;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rocksdb.RocksDB;

/** Looks at the Java runtime, the native libraries and the directory of the state. */
final class MachineCheck {

  private static final int LEAST_JAVA = 17;
  private static final long LITTLE_SPACE = 5L << 30;
  private static final long LITTLE_HEAP = 1L << 30;
  private static final String NO_LIBRARY =
      "use Linux x86-64 with glibc or macOS, and a temporary directory that allows execution"
          + " (SEGUE_JAVA_OPTS=-Djava.io.tmpdir=DIR)";

  private MachineCheck() {}

  static List<Finding> java() {
    Runtime.Version version = Runtime.version();
    long heap = Runtime.getRuntime().maxMemory();
    String found = version + ", heap " + (heap >> 20) + " MiB, " + platform();
    if (version.feature() < LEAST_JAVA) {
      return List.of(
          Finding.fail("java", "expected 17 or newer, found " + found, "set JAVA_HOME to one"));
    }
    return List.of(
        heap < LITTLE_HEAP
            ? Finding.warn("java", "little heap: " + found, "SEGUE_JAVA_OPTS=-Xmx2g")
            : Finding.ok("java", found));
  }

  private static String platform() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " processors";
  }

  static List<Finding> rocksDb() {
    try {
      RocksDB.loadLibrary();
      return List.of(Finding.ok("rocksdb", "native library " + RocksDB.rocksdbVersion()));
    } catch (RuntimeException | LinkageError e) {
      return List.of(notLoaded("rocksdb", e));
    }
  }

  static List<Finding> onnxRuntime() {
    try {
      return List.of(Finding.ok("onnx runtime", "native library " + Cuda.runtimeVersion()));
    } catch (RuntimeException | LinkageError e) {
      return List.of(notLoaded("onnx runtime", e));
    }
  }

  private static Finding notLoaded(String name, Throwable e) {
    return Finding.fail(name, "the native library does not load: " + e.getMessage(), NO_LIBRARY);
  }

  /** Looks, where the directory does not exist, at the one that it would be made in. */
  static List<Finding> stateDirectory(Path directory) throws IOException {
    Path path = directory.toAbsolutePath().normalize();
    Path existing = path;
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      String made = existing.equals(path) ? "" : ", nor made in " + existing;
      return List.of(
          Finding.fail(
              "state.dir",
              path + " cannot be written" + made,
              "give this user write access, or set state.dir to another directory"));
    }
    long free = Files.getFileStore(existing).getUsableSpace();
    String found = path + " is writable, " + (free >> 20) + " MiB free";
    return List.of(
        free < LITTLE_SPACE
            ? Finding.warn("state.dir", found, "make room, or set state.dir to a larger disk")
            : Finding.ok("state.dir", found));
  }
}

package dev.segue.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** What is wrong with a file, in words: the exceptions of the JDK hold only its name. */
final class FileTrouble {

  private FileTrouble() {}

  static Optional<CommandFailure> of(Exception failure) {
    if (failure instanceof NoSuchFileException missing) {
      return Optional.of(
          CommandFailure.badInput(
              missing.getFile() + ": expected a file, found nothing there; check the path"));
    }
    if (failure instanceof NotDirectoryException missing) {
      return Optional.of(
          CommandFailure.badInput(
              missing.getFile() + ": expected a directory, found none; check the path"));
    }
    if (failure instanceof AccessDeniedException denied) {
      return Optional.of(
          CommandFailure.runtime(denied.getFile() + ": access denied; check its permissions"));
    }
    return Optional.empty();
  }
}

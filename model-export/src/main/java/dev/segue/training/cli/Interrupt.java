package dev.segue.training.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns the first Ctrl-C (or SIGTERM) into "stop training and keep what there is"; the second ends
 * the process.
 *
 * <p>A shutdown hook cannot do that: by then ONNX Runtime closes itself, and PyTorch is unloaded in
 * the middle of a computation, which crashes the JVM. Java's only signal handling is {@code
 * sun.misc.Signal}, reached by reflection because the compiler warns of it without a way to say
 * that we know. Where a JVM has none, Ctrl-C ends the process at once.
 */
final class Interrupt {

  private static final String[] SIGNALS = {"INT", "TERM"};

  private final Map<Object, Object> before = new LinkedHashMap<>();

  private Interrupt() {}

  /** Runs {@code stop}, on a thread of its own, at the first signal until released. */
  static Interrupt at(Runnable stop) {
    Interrupt interrupt = new Interrupt();
    try {
      interrupt.install(stop);
    } catch (ReflectiveOperationException | IllegalArgumentException noSignals) {
      interrupt.before.clear();
    }
    return interrupt;
  }

  private void install(Runnable stop) throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.SignalHandler");
    InvocationHandler first =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "handle" -> {
                release();
                stop.run();
                yield null;
              }
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> "stop training";
            };
    Object handler = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, first);
    for (String name : SIGNALS) {
      Object signal =
          Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance(name);
      before.put(signal, handle(signal, handler));
    }
  }

  /** From here on a signal ends the process. */
  synchronized void release() {
    before.forEach(
        (signal, handler) -> {
          try {
            handle(signal, handler);
          } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a signal that was handled once", impossible);
          }
        });
    before.clear();
  }

  private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
    return signal
        .getClass()
        .getMethod("handle", signal.getClass(), Class.forName("sun.misc.SignalHandler"))
        .invoke(null, signal, handler);
  }
}

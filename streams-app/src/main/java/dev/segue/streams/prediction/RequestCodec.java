package dev.segue.streams.prediction;

import dev.segue.schemas.PredictionTrigger;
import dev.segue.streams.events.Source;
import java.io.DataInputStream;
import java.io.IOException;

/** The stored form of a {@link Request}. Stateless. */
final class RequestCodec {

  private static final int VERSION = 1;
  private static final PredictionTrigger[] TRIGGERS = PredictionTrigger.values();

  private RequestCodec() {}

  static byte[] encode(Request request) {
    Origin origin = request.origin();
    return StateBytes.write(
        VERSION,
        out -> {
          out.writeByte(request.trigger().ordinal());
          StateBytes.writeText(out, request.user());
          StateBytes.writeText(out, request.sessionId());
          StateBytes.writeText(out, request.eventId());
          out.writeLong(request.asOf());
          StateBytes.writeBytes(out, request.open());
          StateBytes.writeBytes(out, request.frozen());
          StateBytes.writeText(out, origin.source().topic());
          out.writeInt(origin.source().partition());
          out.writeLong(origin.source().offset());
          out.writeLong(origin.timestamp());
          StateBytes.writeBytes(out, origin.original());
          out.writeLong(request.sequence());
        });
  }

  static Request decode(byte[] bytes) {
    return StateBytes.read("slot", bytes, VERSION, RequestCodec::read);
  }

  private static Request read(DataInputStream in) throws IOException {
    return new Request(
        StateBytes.readOneOf(TRIGGERS, in),
        StateBytes.readText(in),
        StateBytes.readText(in),
        StateBytes.readText(in),
        in.readLong(),
        StateBytes.readBytes(in),
        StateBytes.readBytes(in),
        new Origin(
            new Source(StateBytes.readText(in), in.readInt(), in.readLong()),
            in.readLong(),
            StateBytes.readBytes(in)),
        in.readLong());
  }
}

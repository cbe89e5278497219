package dev.segue.quickstart.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.segue.cli.CommandFailure;
import java.io.IOException;
import java.io.OutputStream;

/** Writes one JSON object a line: {@code {"topic":…,"key":…,"value":{…}}}. Closing flushes. */
final class JsonLines implements EventSink {

  private final JsonGenerator json;
  private boolean open = true;

  JsonLines(OutputStream out) {
    try {
      json = JsonMapper.builder().build().createGenerator(out);
      json.setPrettyPrinter(new MinimalPrettyPrinter(""));
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public boolean send(ReplayEvent event) {
    try {
      json.writeStartObject();
      json.writeStringField("topic", event.topic());
      json.writeStringField("key", event.key());
      json.writeFieldName("value");
      AvroJson.write(event.value(), json);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      stop(e);
    }
    return open;
  }

  @Override
  public void flush() {
    try {
      json.flush();
    } catch (IOException e) {
      stop(e);
    }
  }

  @Override
  public void close() {
    if (!open) {
      return;
    }
    try {
      json.close();
    } catch (IOException e) {
      stop(e);
    }
  }

  private void stop(IOException failure) {
    if (!String.valueOf(failure.getMessage()).contains("Broken pipe")) {
      throw unwritable(failure);
    }
    open = false;
  }

  private static CommandFailure unwritable(IOException failure) {
    return CommandFailure.runtime("cannot write to stdout: " + failure.getMessage());
  }
}

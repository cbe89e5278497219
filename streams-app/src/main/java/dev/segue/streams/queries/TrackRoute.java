package dev.segue.streams.queries;

import dev.segue.schemas.TrackProfile;
import dev.segue.streams.http.Handler;
import dev.segue.streams.http.Reply;
import dev.segue.streams.http.Request;
import dev.segue.streams.tracks.TrackProfiles;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** {@code /api/v1/tracks/{id}}: the profile that the stream sees, from the global table. */
public final class TrackRoute implements Handler {

  private final Supplier<KafkaStreams> client;

  /**
   * @param client the running client; gives null before the first start
   */
  public TrackRoute(Supplier<KafkaStreams> client) {
    this.client = client;
  }

  /**
   * A profile.
   *
   * @param popularity 0 to 100; null when not known
   * @param textEmbeddingWidth numbers in the embedding of the lyrics or the title; 0 when not
   *     computed
   * @param genreClusters probability per cluster of the fusion model; empty when not computed
   * @param digest changes when the profile does, hexadecimal
   */
  record Answer(
      String track,
      String title,
      String artist,
      String album,
      String genre,
      String genreSource,
      Float popularity,
      int textEmbeddingWidth,
      List<Float> genreClusters,
      String digest) {

    static Answer of(TrackProfile profile) {
      return new Answer(
          profile.getTrackId(),
          profile.getTitle(),
          profile.getArtist(),
          profile.getAlbum(),
          profile.getGenre().name(),
          profile.getGenreSource().name(),
          profile.getPopularity(),
          profile.getTextEmbedding().size(),
          profile.getGenreClusters(),
          Long.toHexString(profile.getDigest()));
    }
  }

  @Override
  public Reply answer(Request request) {
    KafkaStreams streams = client.get();
    if (streams == null) {
      return Unavailable.because("the application is starting");
    }
    try {
      ValueAndTimestamp<TrackProfile> found =
          streams
              .store(
                  StoreQueryParameters.fromNameAndType(
                      TrackProfiles.STORE,
                      QueryableStoreTypes.<String, TrackProfile>timestampedKeyValueStore()))
              .get(request.variable("id"));
      return found == null
          ? Reply.error(404, "no profile of this track")
          : Reply.json(Answer.of(found.value()));
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return Unavailable.because(
          "the profiles are being read: Kafka Streams is " + streams.state());
    }
  }
}

package dev.weir.verification.archive;

import dev.weir.archive.Archive;
import dev.weir.archive.ArchiveFormat;
import dev.weir.archive.ArchiveKey;
import dev.weir.archive.ArchiveLink;
import dev.weir.archive.ArchivePosition;
import dev.weir.archive.ArchivePositions;
import dev.weir.client.archive.ArchiveChain.Digests;
import dev.weir.engine.CommitResult;
import dev.weir.stream.Lane;
import dev.weir.verification.archive.ArchivedDeployment.VariantPorts;
import dev.weir.verification.fakes.FakeArchive;
import dev.weir.verification.fakes.FakeArchivePositions;
import java.util.List;
import java.util.Optional;

/** The correct archive, and archives with a mistake that the simulation must find. */
enum ArchiveVariant {
  AS_IT_IS,
  /** Moves the position first, and writes the object afterwards. */
  POSITION_FIRST {
    @Override
    VariantPorts ports(FakeArchive objects, FakeArchivePositions lanes) {
      var late = new LateArchive(objects);
      return new VariantPorts(
          late,
          new Positions(lanes) {
            @Override
            public CommitResult<ArchivePosition> advance(
                ArchivePosition before, ArchivePosition after) {
              var result = super.advance(before, after);
              if (result instanceof CommitResult.Committed) {
                late.write();
              }
              return result;
            }
          });
    }
  },
  /** Accepts every object in place of the one that is named. */
  WITHOUT_DIGEST {
    @Override
    Digests digests() {
      return (_, _) -> true;
    }
  },
  /** Stores under a key that holds the first sequence number alone. */
  KEY_OF_FIRST {
    @Override
    VariantPorts ports(FakeArchive objects, FakeArchivePositions lanes) {
      return renamed(objects, lanes, key -> key.first() + "-" + key.first());
    }
  },
  /** Stores under a key of both sequence numbers, without a fingerprint of the content. */
  KEY_WITHOUT_FINGERPRINT {
    @Override
    VariantPorts ports(FakeArchive objects, FakeArchivePositions lanes) {
      return renamed(objects, lanes, key -> key.first() + "-" + key.last());
    }
  },
  /** Moves the position unconditionally. */
  WITHOUT_CONDITION {
    @Override
    VariantPorts ports(FakeArchive objects, FakeArchivePositions lanes) {
      return new VariantPorts(
          objects,
          new Positions(lanes) {
            @Override
            public CommitResult<ArchivePosition> advance(
                ArchivePosition before, ArchivePosition after) {
              var result = super.advance(before, after);
              return result instanceof CommitResult.Conflict<ArchivePosition>(var found)
                  ? super.advance(
                      found,
                      new ArchivePosition(
                          after.lane(), found.revision() + 1, after.newest(), after.records()))
                  : result;
            }
          });
    }
  };

  VariantPorts ports(FakeArchive objects, FakeArchivePositions lanes) {
    return new VariantPorts(objects, lanes);
  }

  Digests digests() {
    return (sha256, bytes) -> ArchiveFormat.sha256(bytes).startsWith(sha256);
  }

  private interface Naming {
    String numbers(ArchiveKey key);
  }

  // The fingerprint is that of another object each time, so a constant replaces it.
  private static VariantPorts renamed(
      FakeArchive objects, FakeArchivePositions lanes, Naming naming) {
    var archive =
        new Archive() {
          @Override
          public void put(ArchiveKey key, byte[] object) {
            objects.put(ArchiveKey.parse(rename(key.text(), naming)).orElseThrow(), object);
          }

          @Override
          public Optional<byte[]> get(String key) {
            return objects.get(key);
          }

          @Override
          public List<String> keys(String prefix) {
            return objects.keys(prefix);
          }
        };
    var positions =
        new Positions(lanes) {
          @Override
          public CommitResult<ArchivePosition> advance(
              ArchivePosition before, ArchivePosition after) {
            var newest = after.newest().orElseThrow();
            var named =
                new ArchiveLink(rename(newest.key(), naming), newest.last(), newest.sha256());
            return super.advance(
                before,
                new ArchivePosition(
                    after.lane(), after.revision(), Optional.of(named), after.records()));
          }
        };
    return new VariantPorts(archive, positions);
  }

  private static String rename(String key, Naming naming) {
    var parsed = ArchiveKey.parse(key).orElseThrow();
    var folder = key.substring(0, key.lastIndexOf('/') + 1);
    return folder + naming.numbers(parsed) + ".0000000000000000.ndjson.gz";
  }

  /** Keeps an object until it is triggered to write it. */
  private static final class LateArchive implements Archive {
    private final FakeArchive objects;
    private ArchiveKey key;
    private byte[] object;

    LateArchive(FakeArchive objects) {
      this.objects = objects;
    }

    @Override
    public void put(ArchiveKey kept, byte[] bytes) {
      key = kept;
      object = bytes;
    }

    void write() {
      objects.put(key, object);
    }

    @Override
    public Optional<byte[]> get(String stored) {
      return objects.get(stored);
    }

    @Override
    public List<String> keys(String prefix) {
      return objects.keys(prefix);
    }
  }

  /** Delegates everything. */
  private static class Positions implements ArchivePositions {
    private final ArchivePositions right;

    Positions(ArchivePositions right) {
      this.right = right;
    }

    @Override
    public ArchivePosition of(Lane lane) {
      return right.of(lane);
    }

    @Override
    public CommitResult<ArchivePosition> advance(ArchivePosition before, ArchivePosition after) {
      return right.advance(before, after);
    }

    @Override
    public List<ArchivePosition> ofStream(String stream) {
      return right.ofStream(stream);
    }
  }
}

package dev.weir.verification.fakes;

import dev.weir.archive.Archive;
import dev.weir.archive.ArchiveKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The archive's bucket in memory: a put to a key replaces what was there. */
public final class FakeArchive implements Archive {

  private final CallDisturbance disturbance;
  private final Map<String, byte[]> objects = new TreeMap<>();

  /** A bucket that always answers. */
  public FakeArchive() {
    this(CallDisturbance.NONE);
  }

  /** A bucket whose calls are disturbed. */
  public FakeArchive(CallDisturbance disturbance) {
    this.disturbance = disturbance;
  }

  @Override
  public void put(ArchiveKey key, byte[] object) {
    disturbance.before("archive");
    objects.put(key.text(), object.clone());
    disturbance.after("archive");
  }

  @Override
  public Optional<byte[]> get(String key) {
    return Optional.ofNullable(objects.get(key)).map(byte[]::clone);
  }

  @Override
  public List<String> keys(String prefix) {
    return objects.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
  }

  /** Somebody overwrites an object. */
  public void overwrite(String key, byte[] object) {
    objects.put(key, object.clone());
  }

  /** Somebody deletes an object. */
  public void delete(String key) {
    objects.remove(key);
  }
}

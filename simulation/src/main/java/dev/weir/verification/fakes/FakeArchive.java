package dev.weir.verification.fakes;

import dev.weir.archive.Archive;
import dev.weir.archive.ArchiveKey;
import dev.weir.testkit.CallDisturbance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The archive's bucket in memory: a put replaces the object of its key. */
public final class FakeArchive implements Archive {

  private final CallDisturbance disturbance;
  private final Map<String, byte[]> objects = new TreeMap<>();

  /** Creates a bucket that always answers. */
  public FakeArchive() {
    this(CallDisturbance.NONE);
  }

  /** Creates a bucket whose calls are disturbed. */
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

  /** Overwrites an object, as a user could. */
  public void overwrite(String key, byte[] object) {
    objects.put(key, object.clone());
  }

  /** Deletes an object, as a user could. */
  public void delete(String key) {
    objects.remove(key);
  }
}

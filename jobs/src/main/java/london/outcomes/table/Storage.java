package london.outcomes.table;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Failure;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.spark.sql.SparkSession;

/**
 * Files on a disk or in an object store, by one set of calls. It travels to executors, which open
 * delivered files with it; credentials come from the provider chain there, never with it.
 */
public final class Storage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String HADOOP = "spark.hadoop.";

  private static final Pattern S3_ENDPOINT =
      Pattern.compile("fs\\.s3a\\.(bucket\\..+\\.)?endpoint");

  private final HashMap<String, String> settings = new HashMap<>();
  private transient Configuration configuration;

  /** Storage with the session's {@code spark.hadoop.*} settings. */
  public static Storage of(SparkSession session) {
    return of(scala.jdk.javaapi.CollectionConverters.asJava(session.conf().getAll()));
  }

  /** Storage with the {@code spark.hadoop.*} settings among these, without a session. */
  public static Storage of(Map<String, String> settings) {
    Storage storage = new Storage();
    settings.forEach(
        (key, value) -> {
          if (key.startsWith(HADOOP)) {
            storage.settings.put(key.substring(HADOOP.length()), value);
          }
        });
    storage.requireTls();
    return storage;
  }

  /** An address with http:// would win over the setting that asks for TLS, without a word. */
  private void requireTls() {
    boolean isAsked = !"false".equals(settings.get("fs.s3a.connection.ssl.enabled"));
    settings.forEach(
        (key, value) -> {
          if (isAsked && S3_ENDPOINT.matcher(key).matches() && value.startsWith("http:")) {
            throw new Failure.Configuration(
                "%s%s is %s, where everybody on the way can read: write https://. Only for a server on this machine set spark.hadoop.fs.s3a.connection.ssl.enabled=false."
                    .formatted(HADOOP, key, value));
          }
        });
  }

  /** The absolute form of a location, with its scheme. */
  public String qualify(String location) {
    return call(location, (fs, path) -> fs.makeQualified(path).toString());
  }

  /** Opens a file as it is, whatever checksum a Hadoop program has left beside it. */
  public InputStream open(String uri) throws IOException {
    Path path = new Path(uri);
    FileSystem fs = path.getFileSystem(configuration());
    // The local one looks for checksums by names that it cannot make of every name.
    return fs instanceof LocalFileSystem local
        ? local.getRawFileSystem().open(path)
        : fs.open(path);
  }

  public boolean exists(String uri) {
    return call(uri, FileSystem::exists);
  }

  /** All files below a folder, in the order of their paths; hidden names are left out. */
  public List<StoredFile> list(String folder) {
    String root = qualify(folder);
    return call(
        root,
        (fs, path) -> {
          List<StoredFile> files = new ArrayList<>();
          collect(fs, path, path.toUri().getPath().length() + 1, Storage::isShown, files);
          files.sort(Comparator.comparing(StoredFile::path));
          return files;
        });
  }

  private static boolean isShown(String name) {
    return !name.startsWith(".") && !name.startsWith("_");
  }

  /** All files below a folder, hidden ones too; none when there is no folder. */
  public List<StoredFile> everything(String folder) {
    String root = qualify(folder);
    return call(
        root,
        (fs, path) -> {
          List<StoredFile> files = new ArrayList<>();
          if (fs.exists(path)) {
            collect(fs, path, path.toUri().getPath().length() + 1, name -> true, files);
          }
          return files;
        });
  }

  private static void collect(
      FileSystem fs, Path folder, int prefix, Predicate<String> isWanted, List<StoredFile> files)
      throws IOException {
    for (FileStatus status : fs.listStatus(folder)) {
      if (!isWanted.test(status.getPath().getName())) {
        continue;
      }
      boolean isLink = isLink(status.getPath());
      if (status.isDirectory() && !isLink) {
        collect(fs, status.getPath(), prefix, isWanted, files);
      } else {
        files.add(
            new StoredFile(
                status.getPath().toString(),
                status.getPath().toUri().getPath().substring(prefix),
                status.getLen(),
                Instant.ofEpochMilli(status.getModificationTime()),
                !isLink && status.isFile()));
      }
    }
  }

  /** Hadoop follows links on a local disk in silence, and a link may lead anywhere. */
  private static boolean isLink(Path path) {
    URI uri = path.toUri();
    return "file".equals(uri.getScheme()) && Files.isSymbolicLink(Paths.get(uri.getPath()));
  }

  /** The file as it is now, or empty when it has gone. */
  public Optional<StoredFile> status(StoredFile file) {
    return call(
        file.uri(),
        (fs, path) -> {
          try {
            FileStatus status = fs.getFileStatus(path);
            Instant modified = Instant.ofEpochMilli(status.getModificationTime());
            return Optional.of(
                new StoredFile(file.uri(), file.path(), status.getLen(), modified, file.isPlain()));
          } catch (FileNotFoundException e) {
            return Optional.empty();
          }
        });
  }

  /** When a file was written. */
  public Instant modifiedAt(String uri) {
    return call(
        uri, (fs, path) -> Instant.ofEpochMilli(fs.getFileStatus(path).getModificationTime()));
  }

  /** SHA-256 of the content, in lower-case hexadecimal digits. */
  public String sha256(String uri) {
    try (var in = new DigestInputStream(open(uri), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Copies a file unless the target is there with the same length. */
  public void copy(String from, String to, long length) {
    call(
        to,
        (fs, path) -> {
          if (!fs.exists(path) || fs.getFileStatus(path).getLen() != length) {
            try (InputStream in = open(from)) {
              WholeFile.replace(fs, path, in);
            }
          }
          return null;
        });
  }

  /** Writes a small text so that readers see the old one or the new one, never a part. */
  public void write(String uri, String text) {
    call(
        uri,
        (fs, path) -> {
          WholeFile.replace(fs, path, new ByteArrayInputStream(bytes(text)));
          return null;
        });
  }

  /**
   * Creates a small file if there is none; of any number of processes that do, one wins.
   *
   * @param text what no other call writes: it tells one's own file from another's
   * @return whether this call made the file
   */
  public boolean createNew(String uri, String text) {
    return call(uri, (fs, path) -> ExclusiveCreate.create(fs, path, bytes(text)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Removes a folder with all that is in it; nothing when there is none. */
  public void remove(String folder) {
    call(folder, (fs, path) -> fs.delete(path, true));
  }

  /** The text of a small file. */
  public String read(String uri) {
    try (InputStream in = open(uri)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A location that Spark has told, as a path: Spark writes some characters of names in codes. */
  static String path(String uri) {
    return new Path(URI.create(uri)).toString();
  }

  /** A file for the reader of Parquet. */
  InputFile parquet(String uri) throws IOException {
    return HadoopInputFile.fromPath(new Path(uri), configuration());
  }

  /** Names of the entries of a folder; none when there is no folder. */
  public List<String> names(String folder) {
    return call(
        folder,
        (fs, path) -> {
          List<String> names = new ArrayList<>();
          if (fs.exists(path)) {
            for (FileStatus status : fs.listStatus(path)) {
              names.add(status.getPath().getName());
            }
          }
          return names;
        });
  }

  private <T> T call(String location, Call<T> call) {
    try {
      Path path = new Path(location);
      return call.on(path.getFileSystem(configuration()), path);
    } catch (IOException e) {
      throw new UncheckedIOException(location + ": " + e.getMessage(), e);
    }
  }

  private interface Call<T> {
    T on(FileSystem fs, Path path) throws IOException;
  }

  synchronized Configuration configuration() {
    if (configuration == null) {
      configuration = new Configuration();
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        configuration.set(setting.getKey(), setting.getValue());
      }
    }
    return configuration;
  }
}

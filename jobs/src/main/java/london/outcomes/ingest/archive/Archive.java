package london.outcomes.ingest.archive;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import london.outcomes.catalogue.Dialect;
import london.outcomes.ingest.csv.FileSniffer;
import london.outcomes.ingest.csv.FileType;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A ZIP archive that has been unpacked once, into nothing, and found harmless: its names stay below
 * it, its content is whole and no more than it may be. Only then can its files be read.
 */
public final class Archive implements Closeable {

  /** What an archive and its content may amount to; three years of all forces are about 10 GB. */
  public static final long MAX_BYTES = 16L * 1024 * 1024 * 1024;

  /** Three years of all forces are 36 folders of some 130 files each. */
  static final int MAX_MEMBERS = 10_000;

  static final int MAX_MEMBERS_OF_A_FOLDER = 1000;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final ZipFile zip;
  private final List<Member> members = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /**
   * A file in the archive.
   *
   * @param name its path in the archive, with forward slashes
   * @param size of its content, counted
   */
  public record Member(String name, long size) {}

  private Archive(ZipFile zip) {
    this.zip = zip;
  }

  /**
   * Opens an archive and looks through all of it; the spool must outlive it.
   *
   * @param name as delivered
   * @throws Refusal when it is hostile, damaged or encrypted: nothing of it may be read
   */
  public static Archive open(String name, Spool spool) throws IOException {
    FileSniffer.Verdict sniffed =
        new FileSniffer(Dialect.STANDARD, 0, Set.of(FileType.ZIP))
            .sniff(spool.head(FileSniffer.HEAD_BYTES), name, spool.size());
    if (!sniffed.isAccepted()) {
      throw new Refusal(sniffed.rejects().get(0));
    }
    return open(spool, MAX_BYTES);
  }

  /** Opens content that is known to be a ZIP file, such as a workbook, and looks through it. */
  public static Archive open(Spool spool, long maxBytes) throws IOException {
    Archive archive = new Archive(zip(spool));
    try {
      archive.verify(spool, maxBytes);
      return archive;
    } catch (IOException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private static ZipFile zip(Spool spool) throws IOException {
    if (DirectoryBytes.in(spool.file()) > DirectoryBytes.MAX) {
      throw new Refusal(ArchiveProblems.directoryTooLong());
    }
    try {
      return ZipFile.builder().setPath(spool.file()).setIgnoreLocalFileHeader(true).get();
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal(ArchiveProblems.damagedArchive());
    }
  }

  /** Its files in the order of their paths, without folders and hidden names. */
  public List<Member> members() {
    return members;
  }

  /** The names of all entries, those of tools and folders too. */
  public Set<String> names() {
    return names;
  }

  /** The content of one of its files. */
  public Spool extract(Member member) throws IOException {
    return Spool.of(read(member.name()));
  }

  public boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  /** What an entry that is there unpacks to; its content was counted when it was opened. */
  public long size(String name) {
    return zip.getEntry(name).getSize();
  }

  /** The content of an entry that is there. */
  public InputStream read(String name) throws IOException {
    return zip.getInputStream(zip.getEntry(name));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Names first: they cost nothing. Then every byte, whether a contract knows the file or not. */
  private void verify(Spool spool, long maxBytes) throws IOException {
    List<ZipArchiveEntry> entries = new ArrayList<>();
    zip.getEntries().asIterator().forEachRemaining(entries::add);
    verifyNumber(entries);
    if (entries.size() != DirectoryEnd.entries(spool.file())) {
      throw new Refusal(ArchiveProblems.damagedArchive());
    }
    for (ZipArchiveEntry entry : entries) {
      verifyEntry(entry);
      if (!names.add(entry.getName())) {
        throw new Refusal(ArchiveProblems.repeatedName(entry.getName()));
      }
    }
    LocalHeaders.verify(spool.file(), entries);
    long delivered = spool.size();
    DecompressionLimit limit = new DecompressionLimit(() -> delivered, maxBytes);
    for (ZipArchiveEntry entry : entries) {
      long size = verifyContent(entry, limit);
      if (!entry.isDirectory() && !MemberName.isHidden(entry.getName())) {
        members.add(new Member(entry.getName(), size));
      }
    }
    members.sort(Comparator.comparing(Member::name));
  }

  private static void verifyNumber(List<ZipArchiveEntry> entries) throws Refusal {
    if (entries.size() > MAX_MEMBERS) {
      throw new Refusal(ArchiveProblems.tooManyMembers(entries.size()));
    }
    Map<String, Long> folders =
        entries.stream()
            .map(ZipArchiveEntry::getName)
            .collect(groupingBy(name -> name.replaceFirst("[^/]*/?$", ""), counting()));
    long most = folders.values().stream().mapToLong(Long::longValue).max().orElse(0);
    if (most > MAX_MEMBERS_OF_A_FOLDER) {
      throw new Refusal(ArchiveProblems.tooManyMembers(most));
    }
  }

  private void verifyEntry(ZipArchiveEntry entry) throws IOException {
    if (MemberName.leadsOut(entry) || entry.isUnixSymlink()) {
      throw new Refusal(ArchiveProblems.leadsOut(entry.getName()));
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new Refusal(ArchiveProblems.encrypted(entry.getName()));
    }
    if (!zip.canReadEntryData(entry)) {
      throw new Refusal(ArchiveProblems.damagedMember(entry.getName()));
    }
  }

  private long verifyContent(ZipArchiveEntry entry, DecompressionLimit limit) throws IOException {
    CRC32 checksum = new CRC32();
    long size = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] part = in.readNBytes(FileSniffer.HEAD_BYTES);
      if (FileType.of(part) == FileType.ZIP) {
        throw new Refusal(ArchiveProblems.nested(entry.getName()));
      }
      while (part.length > 0) {
        limit.count(part.length);
        checksum.update(part);
        size += part.length;
        part = in.readNBytes(BUFFER_BYTES);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw Refusal.behind(e).orElse(new Refusal(ArchiveProblems.damagedMember(entry.getName())));
    }
    if (size != entry.getSize() || checksum.getValue() != entry.getCrc()) {
      throw new Refusal(ArchiveProblems.damagedMember(entry.getName()));
    }
    return size;
  }
}

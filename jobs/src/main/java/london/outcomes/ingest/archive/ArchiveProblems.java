package london.outcomes.ingest.archive;

import london.outcomes.ingest.csv.Problem;

/** Every sentence that this package says to a supplier or an engineer. */
final class ArchiveProblems {

  static final String BAD_COMPRESSION = "BAD_COMPRESSION";
  static final String DECOMPRESSION_LIMIT = "DECOMPRESSION_LIMIT";
  static final String ENCRYPTED = "ENCRYPTED";
  static final String PATH_TRAVERSAL = "PATH_TRAVERSAL";

  private ArchiveProblems() {}

  static Problem damagedGzip() {
    return new Problem(
        BAD_COMPRESSION,
        "",
        "the gzip content is cut short, damaged or followed by other bytes; expected one whole gzip"
            + " file; ask for the file again");
  }

  static Problem damagedArchive() {
    return new Problem(
        BAD_COMPRESSION,
        "",
        "the archive is cut short or damaged; expected a whole ZIP file with its directory; ask for"
            + " it again");
  }

  static Problem damagedMember(String name) {
    return new Problem(
        BAD_COMPRESSION,
        "",
        "%s is not what the archive's directory says of its size and checksum, or is packed in a way that cannot be read; expected a stored or deflated file; ask for the archive again"
            .formatted(shown(name)));
  }

  static Problem repeatedName(String name) {
    return new Problem(
        BAD_COMPRESSION,
        "",
        "%s stands in the archive twice; expected each name once; ask which of the two is right"
            .formatted(shown(name)));
  }

  static Problem disagrees(String name) {
    return new Problem(
        BAD_COMPRESSION,
        "",
        "%s begins with another name, kind, size or checksum than the archive's directory says; expected the same in both places, or programs see different files; ask for the archive again"
            .formatted(shown(name)));
  }

  static Problem overlaps(String name) {
    return new Problem(
        DECOMPRESSION_LIMIT,
        "",
        "%s shares its bytes with another entry of the archive; expected each to have its own, as decompression bombs have not; look at who sent it"
            .formatted(shown(name)));
  }

  static Problem ratio(long delivered) {
    return new Problem(
        DECOMPRESSION_LIMIT,
        "",
        "%,d delivered bytes unpack to more than %d times as much; expected data, not a decompression bomb; look at who sent it"
            .formatted(delivered, DecompressionLimit.RATIO));
  }

  static Problem total(long maxBytes) {
    return new Problem(
        DECOMPRESSION_LIMIT,
        "",
        "the content unpacks to more than %,d bytes; expected no more; ask for smaller files; a contract's own limit is its max-megabytes"
            .formatted(maxBytes));
  }

  /** In all, or in one of its folders. */
  static Problem tooManyMembers(long seen) {
    return new Problem(
        DECOMPRESSION_LIMIT,
        "",
        "the archive has %,d entries; expected at most %,d in a folder and %,d in all; ask for it in parts, such as fewer forces or months"
            .formatted(seen, Archive.MAX_MEMBERS_OF_A_FOLDER, Archive.MAX_MEMBERS));
  }

  static Problem directoryTooLong() {
    return new Problem(
        DECOMPRESSION_LIMIT,
        "",
        "the archive's directory has more than %,d bytes; expected at most %,d entries with names of usual length; ask for it in parts"
            .formatted(DirectoryBytes.MAX, Archive.MAX_MEMBERS));
  }

  static Problem nested(String name) {
    return new Problem(
        DECOMPRESSION_LIMIT,
        "",
        "%s is an archive inside the archive; expected data files; unpack it and deliver it on its own"
            .formatted(shown(name)));
  }

  static Problem leadsOut(String name) {
    return new Problem(
        PATH_TRAVERSAL,
        "",
        "the entry %s has a name that leads out of a folder, or is a link; expected plain files below the archive; nothing of the archive was read; look at who sent it"
            .formatted(shown(name)));
  }

  static Problem encrypted(String name) {
    return new Problem(
        ENCRYPTED,
        "",
        "%s is encrypted; expected open content; deliver it without a password, over a protected channel"
            .formatted(shown(name)));
  }

  /** Names are text from outside: one line, not too long for it. */
  private static String shown(String name) {
    String line = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
    return "'" + (line.length() > 80 ? line.substring(0, 80) + "…" : line) + "'";
  }
}

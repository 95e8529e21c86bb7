package london.outcomes.ingest.archive;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** What an entry's name may be: a path that stays below the archive on every operating system. */
final class MemberName {

  /** Up, absolute, a drive, a backslash, a control character, or one of them percent-encoded. */
  private static final Pattern LEADS_OUT =
      Pattern.compile(
          "(^|/)\\.\\.(/|$)|^/|^[a-z]:|\\\\|\\p{Cntrl}|%2e|%2f|%5c", Pattern.CASE_INSENSITIVE);

  private static final Pattern HIDDEN = Pattern.compile("(^|/)[._]");

  private MemberName() {}

  /** The library makes slashes of backslashes; the raw name still has them. */
  static boolean leadsOut(ZipArchiveEntry entry) {
    String raw = new String(entry.getRawName(), StandardCharsets.ISO_8859_1);
    return LEADS_OUT.matcher(entry.getName()).find() || LEADS_OUT.matcher(raw).find();
  }

  /** What tools add for themselves, such as {@code __MACOSX/._name}: hidden as in a folder. */
  static boolean isHidden(String name) {
    return HIDDEN.matcher(name).find();
  }
}

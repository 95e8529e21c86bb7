package london.outcomes.job;

import java.util.Optional;
import java.util.function.Function;
import london.outcomes.catalogue.Duplicates;
import london.outcomes.catalogue.Link;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.Upsert;
import london.outcomes.conform.Deduplication;
import london.outcomes.conform.RecordLink;
import london.outcomes.conform.Versions;
import london.outcomes.ingest.Batch;
import london.outcomes.ingest.Verdicts;
import london.outcomes.table.Lake;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What rows are to each other and to the records that are there: copies, versions, and rows about
 * records of another table. The conform room marks, the contract's batch acts on the marks.
 */
final class Conforming {

  static final String MOVED_MONTH = "MOVED_MONTH";

  private final Lake lake;
  private final RecordVersions versions;

  Conforming(Lake lake, RecordVersions versions) {
    this.lake = lake;
    this.versions = versions;
  }

  /** The batch, kept, with every row marked that entity-level rules set aside. */
  Batch conform(Batch batch) {
    SourceContract contract = batch.contract();
    Batch unique = unique(batch);
    if (contract.upsert().isEmpty() && contract.link().isEmpty()) {
      return unique;
    }
    Batch newest = contract.upsert().map(upsert(unique)).orElse(unique);
    return contract.link().map(link(newest)).orElse(newest).kept();
  }

  /** The batch, kept, with the rows set aside that are the same real thing twice. */
  static Batch unique(Batch batch) {
    Batch kept = batch.kept();
    Duplicates duplicates = batch.contract().duplicates();
    if (!duplicates.isDeclared()) {
      return kept;
    }
    Column isOpen = batch.isOpen();
    Optional<Dataset<Row>> found =
        kept.aside(rows -> Deduplication.repeated(rows, duplicates, isOpen))
            .flatMap(
                repeated ->
                    kept.aside(
                        rows ->
                            Deduplication.found(
                                rows, duplicates, batch.content(), isOpen, repeated)));
    return found.map(marks -> without(kept, marks)).orElse(kept);
  }

  private static Batch without(Batch kept, Dataset<Row> found) {
    return kept.marked(rows -> Deduplication.mark(rows, found))
        .drop(
            Deduplication.MARK,
            Deduplication.COPY,
            "DUPLICATE_KEY",
            "an identical row stands earlier in the file")
        .drop(
            Deduplication.MARK,
            Deduplication.MOVED,
            MOVED_MONTH,
            "a later delivery brings the same key in another month")
        .quarantine(
            Deduplication.MARK,
            Deduplication.CONFLICT,
            "DUPLICATE_KEY",
            "another row of the file has the same key and different content");
  }

  private Function<Upsert, Batch> upsert(Batch batch) {
    return upsert ->
        batch
            .marked(rows -> Versions.mark(rows, upsert, versions.held(batch), batch.isOpen()))
            .drop(
                Versions.MARK,
                Versions.OLDER,
                "OLDER_VERSION",
                "a later version of the same record has arrived")
            .drop(
                Versions.MARK,
                Versions.CANCELLED,
                "CANCELLED",
                "the supplier has cancelled the record; it counts no more");
  }

  private Function<Link, Batch> link(Batch batch) {
    return link ->
        batch
            .marked(
                rows ->
                    RecordLink.mark(rows, link, lake.table(link.table()).read(), batch.isOpen()))
            .quarantine(
                RecordLink.MARK,
                RecordLink.ORPHAN,
                Verdicts.ORPHAN,
                "no " + link.table() + " has this key yet; read again when it arrives")
            .quarantine(
                RecordLink.MARK,
                RecordLink.TOO_EARLY,
                "DATE_ORDER",
                "dated before the " + link.table() + " that it is about")
            .keyed(link.key());
  }
}

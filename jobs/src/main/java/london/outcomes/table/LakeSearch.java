package london.outcomes.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import london.outcomes.table.ByteSearch.Found;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Looks for texts in every byte below a folder: logs, checksums and hidden files too, and of
 * Parquet files the footers as they are and the pages unpacked, page by page.
 */
public final class LakeSearch {

  /** Encodings in which a text's bytes stand together; others would hide them. */
  private static final Set<Encoding> LEGIBLE =
      Set.of(Encoding.PLAIN, Encoding.PLAIN_DICTIONARY, Encoding.RLE_DICTIONARY, Encoding.RLE);

  private final Storage storage;
  private final ByteSearch search;

  public LakeSearch(Storage storage, ByteSearch search) {
    this.storage = storage;
    this.search = search;
  }

  /**
   * What a search has found.
   *
   * @param files files that were searched
   * @param bytes bytes that were looked at, unpacked ones too
   * @param hits how often something was found, by path below the folder; only files with any
   * @param owners positions in the list of what was looked for, of what was found
   */
  public record Report(long files, long bytes, Map<String, Long> hits, Set<Integer> owners) {

    public long total() {
      return hits.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Searches a folder; nothing is found where there is none. */
  public Report in(String folder) {
    Map<String, Long> hits = new TreeMap<>();
    Set<Integer> owners = new TreeSet<>();
    long files = 0;
    long bytes = 0;
    for (StoredFile file : storage.everything(folder)) {
      Found found = file(file);
      files++;
      bytes += found.bytes();
      owners.addAll(found.owners());
      if (found.hits() > 0) {
        hits.put(file.path(), found.hits());
      }
    }
    return new Report(files, bytes, hits, owners);
  }

  private Found file(StoredFile file) {
    Found found = new Found();
    try {
      try (InputStream content = storage.open(file.uri())) {
        found.add(search.in(content));
      }
      if (file.name().endsWith(".parquet")) {
        pages(file, found);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(file.path() + " cannot be searched: " + e.getMessage(), e);
    }
  }

  private void pages(StoredFile file, Found found) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(storage.parquet(file.uri()))) {
      var columns = reader.getFileMetaData().getSchema().getColumns();
      PageReadStore group = reader.readNextRowGroup();
      while (group != null) {
        for (ColumnDescriptor column : columns) {
          if (column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY) {
            pages(file, group.getPageReader(column), found);
          }
        }
        group = reader.readNextRowGroup();
      }
    }
  }

  private void pages(StoredFile file, PageReader reader, Found found) throws IOException {
    DictionaryPage dictionary = reader.readDictionaryPage();
    if (dictionary != null) {
      found.add(search.in(dictionary.getBytes().toByteArray()));
    }
    for (DataPage page = reader.readPage(); page != null; page = reader.readPage()) {
      Encoding encoding =
          page instanceof DataPageV1 one
              ? one.getValueEncoding()
              : ((DataPageV2) page).getDataEncoding();
      if (!LEGIBLE.contains(encoding)) {
        throw new IllegalStateException(
            "%s has a page in the encoding %s, which hides what stands in it"
                .formatted(file.path(), encoding));
      }
      found.add(search.in(content(page).toByteArray()));
    }
  }

  private static BytesInput content(DataPage page) {
    return page instanceof DataPageV1 one ? one.getBytes() : ((DataPageV2) page).getData();
  }
}

package london.outcomes.catalogue;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The document that says what the codes of a source mean, delivered beside its files.
 *
 * @param fileName matches the name of the document
 * @param sha256 digests of the editions that the contract has been written by
 */
public record Codebook(Pattern fileName, Set<String> sha256) {}

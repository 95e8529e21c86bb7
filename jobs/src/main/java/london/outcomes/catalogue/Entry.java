package london.outcomes.catalogue;

import java.util.List;

/** One entry of the outcomes framework: what one file of {@code conf/measures} defines. */
public sealed interface Entry permits Measure, Gap {

  String id();

  String title();

  String theme();

  String question();

  String planSection();

  /** The national measure that it is read beside, and how it differs. */
  Alignment nationalMeasure();

  /** Which direction is good. */
  String better();

  String unit();

  String notes();

  /** What it does not show, and how it is misread: at least one. */
  List<String> limits();

  String owner();

  /** Digest of the file, so that a changed definition is noticed. */
  String definition();
}

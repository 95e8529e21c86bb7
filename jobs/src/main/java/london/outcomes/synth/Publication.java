package london.outcomes.synth;

import java.io.IOException;

/** A published extract whose files are made as a whole, under the id of its contract. */
interface Publication {

  String id();

  void write(Manifest manifest) throws IOException;
}

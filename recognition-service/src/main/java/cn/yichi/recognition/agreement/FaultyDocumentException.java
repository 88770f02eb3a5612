package cn.yichi.recognition.agreement;

import java.util.Map;

/** A document says what cannot hold. Whoever reads the document adds the place. */
public final class FaultyDocumentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final transient DocumentFault fault;

  public FaultyDocumentException(DocumentFault fault) {
    super(fault.toString());
    this.fault = fault;
  }

  FaultyDocumentException(DocumentFault.Code code, Map<String, String> parameters) {
    this(new DocumentFault("", code, parameters));
  }

  public DocumentFault fault() {
    return fault;
  }

  /** The same, at this place unless a nearer one is known. */
  public FaultyDocumentException at(String place) {
    return fault.place().isEmpty()
        ? new FaultyDocumentException(new DocumentFault(place, fault.code(), fault.parameters()))
        : this;
  }
}

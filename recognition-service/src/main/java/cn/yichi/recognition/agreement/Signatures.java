package cn.yichi.recognition.agreement;

/** State of the parties' signatures. A document that nobody signed serves the sandbox only. */
public enum Signatures {
  /** Nobody signed this transcription; it was read from the service's own files. */
  NONE_YET
}

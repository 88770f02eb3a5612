package cn.yichi.registry.http;

import cn.yichi.platform.problem.ProblemType;

/** Problems that only bulk import answers with. */
enum ImportProblem implements ProblemType {
  /** No import job of that id. */
  IMPORT_UNKNOWN("import-unknown", 404),
  /** The file has more bytes than allowed. */
  IMPORT_TOO_LARGE("import-too-large", 413),
  /** Too many imports are open. */
  IMPORT_QUEUE_FULL("import-queue-full", 503),
  /** The sender stopped in mid-file. */
  IMPORT_CUT_OFF("import-cut-off", 400),
  /** A multipart body without a file. */
  IMPORT_WITHOUT_FILE("import-without-file", 400),
  /** A multipart body with anything besides its one file. */
  IMPORT_NOT_ALONE("import-not-alone", 400),
  /** The store of files does not take the upload. */
  IMPORT_NOT_STORED("import-not-stored", 503),
  /** The job ended before. */
  IMPORT_ENDED("import-ended", 409),
  /** The file has not been checked yet. */
  IMPORT_NOT_CHECKED("import-not-checked", 409),
  /** The file was refused as a whole, so there are no refused rows. */
  IMPORT_WITHOUT_ERRORS("import-without-errors", 404),
  /** The error file was deleted when its time was over. */
  IMPORT_ERRORS_EXPIRED("import-errors-expired", 410);

  private final String slug;
  private final int status;

  ImportProblem(String slug, int status) {
    this.slug = slug;
    this.status = status;
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String bundle() {
    return getClass().getPackageName() + ".import-problems";
  }
}

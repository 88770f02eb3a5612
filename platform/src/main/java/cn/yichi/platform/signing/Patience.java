package cn.yichi.platform.signing;

/** Whether a record waits for the statement of its key. */
interface Patience {
  /** What nobody has stated yet is refused. */
  Patience NONE =
      new Patience() {
        @Override
        public boolean lasts(String region, String keyId, long learned) {
          return false;
        }

        @Override
        public void over(String region, long learned) {
          // Nothing waits.
        }
      };

  /**
   * False when a record of that region must be refused rather than wait.
   *
   * @param learned how many statements of the region were news so far
   */
  boolean lasts(String region, String keyId, long learned);

  /** A record of the region was signed by a key that is known. */
  void over(String region, long learned);
}

package cn.yichi.platform.signing;

/** Whether a record waits for the statement of its key. */
interface Patience {
  /** What nobody has stated yet is refused. */
  Patience NONE =
      new Patience() {
        @Override
        public boolean lasts(String region, String keyId) {
          return false;
        }

        @Override
        public void over(String region, String keyId) {
          // Nothing waits.
        }
      };

  /** False when a record of that region must be refused rather than wait. */
  boolean lasts(String region, String keyId);

  /** A record of the region was signed by a key that is known. */
  void over(String region, String keyId);
}

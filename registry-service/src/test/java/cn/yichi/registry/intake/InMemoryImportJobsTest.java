package cn.yichi.registry.intake;

class InMemoryImportJobsTest implements ImportJobsContract {
  private final InMemoryImportJobs jobs = new InMemoryImportJobs();

  @Override
  public ImportJobs jobs() {
    return jobs;
  }
}

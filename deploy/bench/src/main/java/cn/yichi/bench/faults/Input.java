package cn.yichi.bench.faults;

import cn.yichi.sandbox.sample.SampleFile;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One bureau's file as it went in.
 *
 * @param region whose registry got it
 * @param file the file, with what a registry must make of it
 * @param job address of the import
 */
record Input(String region, SampleFile file, String job) {

  /** The rows a registry must accept, as stated: heading to cell. */
  List<Map<String, String>> soundRows() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofNamedCsvRecord(file.file())) {
      int place = 0;
      for (NamedCsvRecord row : reader) {
        if (file.sound().get(place++)) {
          rows.add(row.getFieldsAsMap());
        }
      }
    }
    return rows;
  }
}

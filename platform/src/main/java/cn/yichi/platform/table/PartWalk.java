package cn.yichi.platform.table;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.reader.CellAddress;
import org.jspecify.annotations.Nullable;

/**
 * Walks a part of a workbook by the same parser that reads it afterwards, and holds nothing of it.
 * Whoever reads a row holds all that stands in it, so none may be longer than {@link
 * SheetBytes#LONGEST_ROW}, stand in another or have a cell where no sheet has a column. What a
 * document type declares nobody counts, so there may be none. A part that is no XML is read by
 * nobody and only counted.
 */
final class PartWalk {
  /** Columns of a sheet, by the limits of Excel. */
  private static final int COLUMNS = 16_384;

  private static final String STYLES =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

  private static final XMLInputFactory PARSERS = new InputFactoryImpl();

  static {
    PARSERS.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    PARSERS.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  private final SheetBytes bytes;
  private final long mostOfSheet;
  private boolean amongRows;
  private boolean inRow;
  private boolean declaresFormats;

  private PartWalk(SheetBytes bytes, long mostOfSheet) {
    this.bytes = bytes;
    this.mostOfSheet = mostOfSheet;
  }

  /**
   * Reads a part to its end.
   *
   * @param mostOfSheet bytes that a part may have which has rows
   * @return whether it declares that the workbook has formats for its cells
   */
  static boolean declaresFormats(SheetBytes bytes, long mostOfSheet)
      throws IOException, TableRefused {
    PartWalk walk = new PartWalk(bytes, mostOfSheet);
    try {
      walk.walkOn();
      bytes.drain();
    } catch (IOException broken) {
      if (bytes.tooMany()) {
        throw refused(TableFault.Code.WORKBOOK_TOO_LARGE);
      }
      throw broken;
    }
    return walk.declaresFormats;
  }

  private void walkOn() throws IOException, TableRefused {
    try {
      walk();
    } catch (XMLStreamException | RuntimeException notXml) {
      if (bytes.tooMany()) {
        throw new IOException(notXml);
      }
      // Whoever reads it comes no further either.
    }
    bytes.rowsEnd();
  }

  private void walk() throws XMLStreamException, TableRefused {
    XMLStreamReader parser = PARSERS.createXMLStreamReader(bytes);
    while (parser.hasNext()) {
      switch (parser.next()) {
        case XMLStreamConstants.START_ELEMENT -> begins(parser);
        case XMLStreamConstants.END_ELEMENT -> ends(parser.getLocalName());
        case XMLStreamConstants.DTD -> throw refused(TableFault.Code.WORKBOOK_FAULTY);
        default -> {}
      }
    }
  }

  private void begins(XMLStreamReader parser) throws TableRefused {
    switch (parser.getLocalName()) {
      case "sheetData" -> {
        amongRows = true;
        bytes.bound(mostOfSheet);
        bytes.row();
      }
      case "row" -> {
        if (inRow) {
          throw refused(TableFault.Code.WORKBOOK_FAULTY);
        }
        if (amongRows) {
          inRow = true;
          bytes.row();
        }
      }
      case "c" -> {
        if (inRow && column(parser.getAttributeValue(null, "r")) >= COLUMNS) {
          throw refused(TableFault.Code.WORKBOOK_TOO_LARGE);
        }
      }
      case "Override" ->
          declaresFormats |= STYLES.equals(parser.getAttributeValue(null, "ContentType"));
      default -> {}
    }
  }

  private void ends(String name) {
    if (name.equals("row") && inRow) {
      inRow = false;
      bytes.row();
    } else if (name.equals("sheetData")) {
      amongRows = false;
      inRow = false;
      bytes.rowsEnd();
    }
  }

  /** From 0; without an address it is the next one. */
  private static int column(@Nullable String address) throws TableRefused {
    if (address == null) {
      return 0;
    }
    try {
      return new CellAddress(address).getColumn();
    } catch (IllegalArgumentException none) {
      throw refused(TableFault.Code.WORKBOOK_FAULTY);
    }
  }

  private static TableRefused refused(TableFault.Code code) {
    return new TableRefused(TableFault.of(code, ""));
  }
}

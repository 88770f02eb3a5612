package cn.yichi.recognition;

import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.LookBeside;
import cn.yichi.recognition.enquiry.AskAsKnown;
import cn.yichi.recognition.enquiry.FindCertificates;
import cn.yichi.recognition.past.PastRecords;
import cn.yichi.recognition.register.BooksKept;
import cn.yichi.recognition.register.PastBooks;
import cn.yichi.recognition.register.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires answers as of what was known on a day. */
@Configuration(proxyBeanMethods = false)
class KnownOnConfiguration {
  @Bean
  PastBooks pastBooks(BooksKept books, Register register) {
    return new PastBooks(books, register);
  }

  @Bean
  AskAsKnown askAsKnown(
      FindCertificates find,
      PastRecords records,
      PastBooks books,
      LookBeside look,
      JudgeCase judge) {
    return new AskAsKnown(find, records, books, look, judge);
  }
}

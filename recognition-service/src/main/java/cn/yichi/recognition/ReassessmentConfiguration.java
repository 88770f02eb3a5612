package cn.yichi.recognition;

import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.reassessment.BeginReassessments;
import cn.yichi.recognition.reassessment.DoReassessments;
import cn.yichi.recognition.reassessment.Runs;
import cn.yichi.recognition.reassessment.SweepReassessments;
import cn.yichi.recognition.reassessment.WorkLine;
import cn.yichi.recognition.register.AgreementsKnown;
import cn.yichi.recognition.register.Register;
import cn.yichi.recognition.ruling.RulingBook;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires re-evaluation. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReassessmentSettings.class)
class ReassessmentConfiguration {
  @Bean
  BeginReassessments beginReassessments(
      Runs runs,
      WorkLine line,
      ReassessCertificates reassess,
      JudgeCase judge,
      ReassessmentSettings settings) {
    return new BeginReassessments(
        runs,
        line,
        reassess,
        judge,
        new BeginReassessments.Sizes(settings.few(), settings.bucket()));
  }

  @Bean
  DoReassessments doReassessments(
      Runs runs,
      WorkLine line,
      ReassessCertificates reassess,
      JudgeCase judge,
      Register register,
      RulingBook rulings,
      ReassessmentSettings settings) {
    return new DoReassessments(
        runs,
        line,
        reassess,
        judge,
        refresh(register, rulings),
        new DoReassessments.Step(settings.step(), settings.stepTime()));
  }

  private static Runnable refresh(Register register, RulingBook rulings) {
    return () -> {
      register.refresh();
      rulings.refresh();
    };
  }

  @Bean
  SweepReassessments sweepReassessments(
      Runs runs,
      WorkLine line,
      BeginReassessments begin,
      JudgeCase judge,
      Register register,
      RulingBook rulings,
      ReassessmentSettings settings) {
    return new SweepReassessments(
        runs, line, begin, judge, refresh(register, rulings), settings.patience());
  }

  @Bean
  ReassessmentsAtWork reassessmentsAtWork(
      SweepReassessments sweep,
      Runs runs,
      AgreementsKnown agreements,
      MeterRegistry meters,
      JudgeCase judge,
      ReassessmentSettings settings) {
    return new ReassessmentsAtWork(sweep, runs, agreements, meters, judge.clock(), settings);
  }

  @Bean
  ReassessmentHealth reassessmentsHealthIndicator(ReassessmentsAtWork work) {
    return new ReassessmentHealth(work);
  }
}

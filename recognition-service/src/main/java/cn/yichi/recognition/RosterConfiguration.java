package cn.yichi.recognition;

import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.abuse.MissLimit;
import cn.yichi.platform.audit.ActorSeal;
import cn.yichi.platform.audit.AuditTrail;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.recognition.asking.RememberAnswers;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.LookBeside;
import cn.yichi.recognition.enquiry.AskBenefit;
import cn.yichi.recognition.enquiry.FindCertificates;
import cn.yichi.recognition.roster.AnswerRows;
import cn.yichi.recognition.roster.DecideRows;
import cn.yichi.recognition.roster.ReceiveRosters;
import cn.yichi.recognition.roster.RememberRows;
import cn.yichi.recognition.roster.RosterFiles;
import cn.yichi.recognition.roster.RosterJobs;
import cn.yichi.recognition.roster.RosterQueue;
import cn.yichi.recognition.roster.RosterTools;
import cn.yichi.recognition.statistics.TallyQuestions;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires rosters. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RosterSettings.class)
class RosterConfiguration {
  @Bean
  RosterTools.RosterLimits rosterLimits(RosterSettings settings) {
    return settings.limits();
  }

  @Bean
  DecideRows decideRows(LookBeside look, JudgeCase judge) {
    return new DecideRows(look, judge);
  }

  @Bean
  AnswerRows answerRows(FindCertificates find, DecideRows decide, AskBenefit benefits) {
    return new AnswerRows(find, decide, benefits);
  }

  @Bean
  RememberRows rememberRows(RememberAnswers remember, DecideRows decide) {
    return new RememberRows(remember, decide);
  }

  @Bean
  RosterTools.Told rostersTold(
      MissLimit misses, AuditTrail trail, ActorSeal seal, TallyQuestions tally, Clock clock) {
    return new RostersTold(misses, trail, seal, tally, clock);
  }

  @Bean
  RosterTools rosterTools(
      RosterJobs jobs,
      RosterFiles files,
      AnswerRows answers,
      RememberRows remember,
      RosterTools.Told told,
      RosterTools.RosterLimits limits,
      Clock clock) {
    return new RosterTools(
        jobs, files, answers, remember, told, PassingFailures::passes, limits, clock);
  }

  /** Stopped by {@link RostersAtWork}, while the database is still there. */
  @Bean(destroyMethod = "")
  RosterQueue rosterQueue(RosterTools tools, ServiceIdentity identity) {
    return new RosterQueue(tools, identity.instance());
  }

  @Bean
  ReceiveRosters receiveRosters(RosterTools tools, RosterQueue queue, DecideRows decide) {
    return new ReceiveRosters(tools, queue, decide);
  }

  @Bean
  RostersAtWork rostersAtWork(RosterQueue queue) {
    return new RostersAtWork(queue);
  }

  @Bean
  Expiring oldRosters(RosterTools tools, ReceiveRosters receive) {
    return new ExpiringRosters(tools, receive);
  }
}

/**
 * Batches from Kafka under the outcome law: every record ends in exactly one outcome, only a fault
 * of the record itself goes to the dead letters, everything else is tried again for ever.
 *
 * <p>A service declares a binding by a function bean and four lines of settings; all the rest comes
 * from {@code yichi-platform.yml}:
 *
 * <pre>{@code
 * @Bean
 * BatchConsumer certificates(BatchConsumers consumers, AssessCertificates assess) {
 *   return consumers.consumer("certificates", new CertificateEvents(assess));
 * }
 *
 * spring.cloud.function.definition: certificates
 * spring.cloud.stream.bindings.certificates-in-0:
 *   destination: ^yichi\.\d{6}\.certificates$
 *   group: ${yichi.group}.certificates
 * }</pre>
 */
@NullMarked
package cn.yichi.platform.consume;

import org.jspecify.annotations.NullMarked;

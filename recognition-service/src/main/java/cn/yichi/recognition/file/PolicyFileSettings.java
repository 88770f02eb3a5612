package cn.yichi.recognition.file;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where policy documents are read.
 *
 * @param agreements resource patterns of agreements and statutes
 * @param benefits resource patterns of benefit policies
 */
@ConfigurationProperties("yichi.policies")
record PolicyFileSettings(
    @DefaultValue({"classpath*:agreements/*.yaml", "classpath*:statutes/*.yaml"})
        List<String> agreements,
    @DefaultValue("classpath*:benefits/*.yaml") List<String> benefits) {}

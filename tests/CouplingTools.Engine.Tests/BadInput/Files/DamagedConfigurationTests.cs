using CouplingTools.Engine.Environments.Configuration;
using Xunit;

namespace CouplingTools.Engine.Tests.BadInput.Files;

/// <summary>A configuration with any mistake is refused with its path, or means something.</summary>
public sealed class DamagedConfigurationTests
{
    private const string Sound = """
        {
          "$schema": "couplingtools.schema.json",
          // A comment.
          "environments": {
            "prod": {
              "description": "Live",
              "businessCentral": { "url": "https://api.businesscentral.dynamics.com/v2.0/contoso.com/Production", "company": "CRONUS" },
              "sales": { "url": "https://contoso.crm4.dynamics.com" },
              "storePath": "stores/prod.db",
              "retentionDays": 30,
              "suspendAfter": 3,
              "signIn": {
                "method": "clientSecret",
                "clientId": "c",
                "tenantId": "contoso.com",
                "clientSecret": { "environmentVariable": "PATH" }
              }
            },
            "premises": {
              "businessCentral": {
                "url": "https://erp.contoso.com:7048/BC",
                "signIn": { "method": "basic", "userName": "ADMIN", "key": { "environmentVariable": "PATH" } }
              },
              "sales": { "url": "https://contoso.crm4.dynamics.com" },
              "signIn": { "method": "managedIdentity" }
            }
          }
        }
        """;

    private static readonly string[] s_ids = ["ConfigurationInvalid", "ConfigurationUnreadable", "EnvironmentNotFound"];

    [Fact]
    public async Task A_damaged_configuration_is_refused_by_name_or_means_something()
    {
        var folder = Directory.CreateTempSubdirectory("coupling-configuration-");
        var path = Path.Combine(folder.FullName, "couplingtools.json");
        var problems = new List<string>();
        foreach (var number in FuzzSize.Cases(usual: 2_000))
        {
            await File.WriteAllBytesAsync(path, new TextDamage(new Random(number)).Apply(Sound), TestContext.Current.CancellationToken);
            try
            {
                var configuration = CouplingConfiguration.Load(path);
                foreach (var name in configuration.Names)
                    Assert.NotNull(configuration.Find(name));
            }
            catch (CouplingException told)
            {
                if (!s_ids.Contains(told.ErrorId) || !told.Message.Contains(path, StringComparison.Ordinal) || string.IsNullOrEmpty(told.RecommendedAction))
                    problems.Add($"{number}: {told.ErrorId}: {told.Message}");
            }
            catch (Exception defect)
            {
                problems.Add($"{number}: {defect.GetType().Name}: {defect.Message} {defect.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("CouplingTools.Engine", StringComparison.Ordinal))}");
            }
        }

        folder.Delete(recursive: true);
        FuzzSize.Report(problems);
    }
}

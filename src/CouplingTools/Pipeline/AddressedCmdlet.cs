using System.Management.Automation;
using System.Security;
using CouplingTools.Completion;
using CouplingTools.Connections;
using CouplingTools.Input;

namespace CouplingTools.Pipeline;

/// <summary>A cmdlet that takes the addresses of both services and a way to sign in.</summary>
public abstract class AddressedCmdlet : CouplingCmdlet
{
    private protected const string NameSet = "Name";
    private protected const string SandboxSet = "Sandbox";

    /// <summary>Addresses without a way to sign in; told apart so that what is missing can be said.</summary>
    private protected const string AddressSet = "Address";

    private protected const string CredentialSet = "Credential";
    private protected const string ClientSecretSet = "ClientSecret";
    private protected const string CertificateSet = "Certificate";
    private protected const string ManagedIdentitySet = "ManagedIdentity";
    private protected const string WorkloadIdentitySet = "WorkloadIdentity";
    private protected const string DeviceCodeSet = "DeviceCode";
    private protected const string InteractiveSet = "Interactive";
    private protected const string AzureCliSet = "AzureCli";
    private protected const string AzurePowerShellSet = "AzurePowerShell";
    private protected const string AccessTokenSet = "AccessToken";
    private protected const string DataverseConnectionSet = "DataverseConnection";

    /// <summary>The environment's name in the configuration.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string Name { get; set; } = string.Empty;

    /// <summary>The configuration's file.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    public string? ConfigurationPath { get; set; }

    /// <summary>The sandbox file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string Sandbox { get; set; } = string.Empty;

    /// <summary>The company's name or id.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [Parameter(ParameterSetName = SandboxSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = ClientSecretSet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    [Parameter(ParameterSetName = WorkloadIdentitySet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = AzureCliSet)]
    [Parameter(ParameterSetName = AzurePowerShellSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = AddressSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    [ValidateNotNullOrEmpty]
    public string? Company { get; set; }

    /// <summary>The file that keeps the couplings, or the connection string of a PostgreSQL database that does.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [Parameter(ParameterSetName = SandboxSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = ClientSecretSet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    [Parameter(ParameterSetName = WorkloadIdentitySet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = AzureCliSet)]
    [Parameter(ParameterSetName = AzurePowerShellSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = AddressSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    [ValidateNotNullOrEmpty]
    public string? StorePath { get; set; }

    /// <summary>The Business Central environment.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    [Parameter(Mandatory = true, ParameterSetName = ManagedIdentitySet)]
    [Parameter(Mandatory = true, ParameterSetName = WorkloadIdentitySet)]
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet)]
    [Parameter(Mandatory = true, ParameterSetName = InteractiveSet)]
    [Parameter(Mandatory = true, ParameterSetName = AzureCliSet)]
    [Parameter(Mandatory = true, ParameterSetName = AzurePowerShellSet)]
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    [Parameter(Mandatory = true, ParameterSetName = DataverseConnectionSet)]
    [ValidateNotNull]
    public Uri? BusinessCentralUrl { get; set; }

    /// <summary>The Dataverse organization behind Sales.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    [Parameter(Mandatory = true, ParameterSetName = ManagedIdentitySet)]
    [Parameter(Mandatory = true, ParameterSetName = WorkloadIdentitySet)]
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet)]
    [Parameter(Mandatory = true, ParameterSetName = InteractiveSet)]
    [Parameter(Mandatory = true, ParameterSetName = AzureCliSet)]
    [Parameter(Mandatory = true, ParameterSetName = AzurePowerShellSet)]
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    [ValidateNotNull]
    public Uri? DataverseUrl { get; set; }

    /// <summary>A user with a web service access key, or an application with its secret.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = ClientSecretSet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    [Parameter(ParameterSetName = WorkloadIdentitySet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = AzureCliSet)]
    [Parameter(ParameterSetName = AzurePowerShellSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    [ValidateNotNull]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The tenant's id or domain.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = ClientSecretSet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = WorkloadIdentitySet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = AzureCliSet)]
    [Parameter(ParameterSetName = AzurePowerShellSet)]
    [Parameter(ParameterSetName = AddressSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    /// <summary>The identity provider's address, for national clouds.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = ClientSecretSet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = WorkloadIdentitySet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = AddressSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    [ValidateNotNull]
    public Uri? Authority { get; set; }

    /// <summary>What tokens for Business Central are for, where that is not the public online service.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = ClientSecretSet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    [Parameter(ParameterSetName = WorkloadIdentitySet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = AzureCliSet)]
    [Parameter(ParameterSetName = AzurePowerShellSet)]
    [Parameter(ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = AddressSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    [ValidateNotNullOrEmpty]
    public string? BusinessCentralResource { get; set; }

    /// <summary>The application (client) id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = ManagedIdentitySet)]
    [Parameter(ParameterSetName = WorkloadIdentitySet)]
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet)]
    [Parameter(Mandatory = true, ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = AddressSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>The application's secret.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClientSecretSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    [ValidateNotNull]
    [HiddenText]
    public SecureString? ClientSecret { get; set; }

    /// <summary>The application's certificate: an object, a file or a thumbprint.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    [ValidateNotNull]
    public object? Certificate { get; set; }

    /// <summary>The password of the certificate's file.</summary>
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    [ValidateNotNull]
    [HiddenText]
    public SecureString? CertificatePassword { get; set; }

    /// <summary>Signs in as the identity of this machine in Azure.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ManagedIdentitySet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    public SwitchParameter ManagedIdentity { get; set; }

    /// <summary>Signs in as a federated workload.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WorkloadIdentitySet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    public SwitchParameter WorkloadIdentity { get; set; }

    /// <summary>Shows a code to sign in with on any device.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    public SwitchParameter DeviceCode { get; set; }

    /// <summary>Opens the browser to sign in.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    public SwitchParameter Interactive { get; set; }

    /// <summary>Signs in as the Azure CLI is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AzureCliSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    public SwitchParameter AzureCli { get; set; }

    /// <summary>Signs in as Azure PowerShell is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AzurePowerShellSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    public SwitchParameter AzurePowerShell { get; set; }

    /// <summary>A token, or a script block that answers with one for the resource it is given.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    [Parameter(ParameterSetName = DataverseConnectionSet)]
    [ValidateNotNull]
    public object? AccessToken { get; set; }

    /// <summary>An open connection to Dataverse, whose token serves for Sales.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DataverseConnectionSet)]
    [ValidateNotNull]
    public PSObject? DataverseConnection { get; set; }

    /// <summary>Which environment the parameters name.</summary>
    private protected EnvironmentChoice Choose() => ParameterSetName switch
    {
        NameSet => EnvironmentChoice.Named(this, SessionState),
        SandboxSet => EnvironmentChoice.Sandboxed(this, SessionState),
        _ => EnvironmentChoice.Addressed(this, SessionState),
    };
}
